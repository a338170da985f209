/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that opens tunnels, asks for a login if it has one, or refuses; it remembers what it was told. */
public final class TestProxy implements AutoCloseable {

    private final ServerSocket server;
    private final @Nullable String login;
    private final int refusal;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private TestProxy(@Nullable String login, int refusal) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.login = login;
        this.refusal = refusal;
        start(this::accept);
    }

    public static TestProxy open() throws IOException {
        return new TestProxy(null, 0);
    }

    /**
     * A proxy that asks for a login.
     *
     * @param login the value of the header Proxy-Authorization that it wants
     */
    public static TestProxy withLogin(String login) throws IOException {
        return new TestProxy(login, 0);
    }

    public static TestProxy refusing(int status) throws IOException {
        return new TestProxy(null, status);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The head of every request it got, in order. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            String head;
            do {
                head = readHead(in);
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                out.write(answer(head).getBytes(StandardCharsets.US_ASCII));
            } while (!answer(head).contains(" 200 "));
            String[] target =
                    head.substring("CONNECT ".length(), head.indexOf(" HTTP")).split(":", 2);
            try (Socket upstream = new Socket(target[0], Integer.parseInt(target[1]))) {
                start(() -> copy(upstream, client));
                copy(client, upstream);
            }
        } catch (IOException e) {
            // The other side hung up.
        }
    }

    private String answer(String head) {
        if (refusal != 0) {
            return "HTTP/1.1 " + refusal + " No\r\nContent-Length: 0\r\n\r\n";
        }
        if (login != null && !head.contains("Proxy-Authorization: " + login)) {
            return "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n";
        }
        return "HTTP/1.1 200 Connected\r\n\r\n";
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int c;
        while (head.indexOf("\r\n\r\n") < 0 && (c = in.read()) >= 0) {
            head.append((char) c);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // The other side hung up.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
