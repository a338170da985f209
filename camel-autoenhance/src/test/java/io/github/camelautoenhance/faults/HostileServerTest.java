/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replies that have no end, or that only unpacking makes large: none is read beyond its bound. */
class HostileServerTest extends EmulatorTestSupport {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletableFuture<Void> brokenOff = new CompletableFuture<>();
    private HttpServer server = start(exchange -> {});

    private interface Reply {
        void writeTo(HttpExchange exchange) throws IOException;
    }

    private HttpServer start(Reply reply) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                try {
                    reply.writeTo(exchange);
                } catch (IOException e) {
                    brokenOff.complete(null);
                    throw e;
                }
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bounds_unpacking_of_gzip_bomb_from_api() {
        // given
        server = start(exchange -> endlessZeros(exchange, 200));

        // when
        Exchange exchange = send("autoenhance:images?baseUrl=" + url(), photo(1000));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceResponseException.class)
                .hasMessageContaining("longer than");
        brokenOff.join();
    }

    @Test
    void bounds_unpacking_of_gzip_bomb_from_storage() {
        // given
        server = start(exchange -> endlessZeros(exchange, 403));
        leadUploadsTo(url());

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceUploadException.class);
        brokenOff.join();
    }

    @Test
    void ends_endless_empty_gzip_reply_with_upload() {
        // given: a gzip header, then stored blocks of no byte each
        CompletableFuture<Void> begun = new CompletableFuture<>();
        server = start(exchange -> {
            begun.complete(null);
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
            byte[] blocks = new byte[5 * 1000];
            for (int i = 0; i < blocks.length; i += 5) {
                blocks[i + 3] = (byte) 0xff;
                blocks[i + 4] = (byte) 0xff;
            }
            while (true) {
                out.write(blocks);
            }
        });

        // when
        Exchange exchange = send("autoenhance:images?uploadTimeout=5s&baseUrl=" + url(), photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceTimeoutException.class);
        if (begun.isDone()) {
            brokenOff.join();
        }
    }

    @Test
    void stops_reading_header_of_several_megabytes() {
        // given
        server = start(exchange -> {
            exchange.getResponseHeaders().add("X-Long", "x".repeat(8 << 20));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=0&baseUrl=" + url(), photo(1000));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("Maximum line length");
    }

    @Test
    void limits_number_of_headers() {
        // given
        server = start(exchange -> {
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseHeaders().add("X-" + i, "x");
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        leadUploadsTo(url());

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=0", photo(1000));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("Maximum header count");
    }

    private static void endlessZeros(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(status, 0);
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            while (true) {
                out.write(zeros);
            }
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void leadUploadsTo(String storage) {
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(200)
                                .body(
                                        "application/json",
                                        "{\"image_id\":\"i1\",\"upload_url\":\"" + storage + "/b/k\"}"));
    }
}
