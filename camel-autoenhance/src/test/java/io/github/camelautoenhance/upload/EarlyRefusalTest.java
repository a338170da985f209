/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storage that reads the start of a photo, refuses it and resets the connection. */
class EarlyRefusalTest extends EmulatorTestSupport {

    private static final int LARGE = 20_000_000;

    private static SSLContext sslContext;

    private final AtomicInteger puts = new AtomicInteger();
    private volatile int accepted;
    private ServerSocket server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        sslContext = TestCertificate.localhost().sslContext();
    }

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        context.getRegistry().bind("ownAuthority", TestCertificate.localhost().trust());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"http, 0", "http, 1", "https, 0", "https, 1"})
    void row_24_reads_refusal_in_middle_of_photo(String scheme, int successes) {
        // given: after a success the next photo is sent without a question
        accepted = successes;
        serve(scheme.equals("https"));
        for (int i = 0; i < successes; i++) {
            send(scheme, 1000);
        }

        // when
        Exchange exchange = send(scheme, LARGE);

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(puts).hasValue(successes + 1);
    }

    private Exchange send(String scheme, int length) {
        String url = scheme + "://localhost:" + server.getLocalPort() + "/b/k?X-Amz-Signature=s";
        String record = "{\"image_id\":\"i1\",\"upload_url\":\"" + url + "\"}";
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", record));
        return send("autoenhance:images?sslContextParameters=#ownAuthority", photo(length));
    }

    private void serve(boolean tls) {
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        // Closing it with the rest of the photo unread resets the connection.
                        try (Socket socket = server.accept()) {
                            answer(tls ? secured(socket) : socket);
                        } catch (IOException e) {
                            // The test has ended, or the client has closed its connection.
                        }
                    }
                },
                "test-storage");
        thread.setDaemon(true);
        thread.start();
    }

    private static Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) sslContext.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void answer(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        OutputStream out = connection.getOutputStream();
        while (true) {
            String head = readHead(in);
            if (head.isEmpty()) {
                return;
            }
            if (head.contains("Expect: 100-continue")) {
                write(out, "HTTP/1.1 100 Continue\r\n\r\n");
            }
            if (puts.incrementAndGet() > accepted) {
                in.readNBytes(64 * 1024);
                String body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
                write(out, "HTTP/1.1 403 Forbidden\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                return;
            }
            in.readNBytes(1000);
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int c;
        while (head.indexOf("\r\n\r\n") < 0 && (c = in.read()) >= 0) {
            head.append((char) c);
        }
        return head.toString();
    }
}
