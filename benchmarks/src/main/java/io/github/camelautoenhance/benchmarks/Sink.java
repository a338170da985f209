/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server of the benchmark: takes photos as fast as it can and keeps none. A program of its own, on nothing but the
 * JDK, so that its processor time and its heap are not the client's. Tells its two ports on its first line, its tally
 * on each later one for each line it is given, and ends with its input.
 */
public final class Sink {

    private static final int BACKLOG = 1024;

    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sink");
        thread.setDaemon(true);
        return thread;
    });

    private Sink() {}

    /**
     * Serves until its input ends.
     *
     * @param args the key store for the TLS port
     */
    public static void main(String[] args) throws Exception {
        Sink sink = new Sink();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Certificate certificate = new Certificate(Path.of(args[0]));
        try (ServerSocket plain = new ServerSocket(0, BACKLOG, loopback);
                ServerSocket tls =
                        certificate.serverContext().getServerSocketFactory().createServerSocket(0, BACKLOG, loopback)) {
            sink.serve(plain, "http");
            sink.serve(tls, "https");
            System.out.println(plain.getLocalPort() + " " + tls.getLocalPort());
            sink.report();
        }
    }

    private void serve(ServerSocket server, String scheme) {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    threads.execute(new SinkConnection(socket, scheme, tally));
                }
            } catch (IOException e) {
                // Closed: the program ends.
            }
        });
    }

    private void report() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.out.println(tally.snapshot().toLine());
        }
    }
}
