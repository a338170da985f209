/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each request to the next instance in turn, past those that take no connections. */
final class Balancer implements AutoCloseable {

    private static final String SECRET = "Authentication";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpServer server;
    private volatile List<URI> webhooks = List.of();

    Balancer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/autoenhance", this::forward);
        server.start();
    }

    /** Sets who is behind it. */
    void balance(List<Instance> instances) {
        webhooks = instances.stream().map(Instance::webhook).toList();
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/autoenhance");
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String secret = exchange.getRequestHeaders().getFirst(SECRET);
        int status = 502;
        List<URI> behind = webhooks;
        int first = turn.getAndIncrement();
        for (int i = 0; i < behind.size(); i++) {
            try {
                status = send(behind.get((first + i) % behind.size()), secret, body);
                break;
            } catch (ConnectException e) {
                status = 502;
            } catch (IOException e) {
                // It may have reached that instance: nobody else is asked.
                break;
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int send(URI webhook, String secret, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header(SECRET, secret)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
