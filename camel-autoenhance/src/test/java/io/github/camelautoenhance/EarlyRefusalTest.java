/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.Fault;
import io.github.camelautoenhance.emulator.Route;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A storage that answers and hangs up without reading the photo: its answer, not a broken pipe, is what the route
 * hears.
 */
class EarlyRefusalTest extends EmulatorTestSupport {

    private static final String REFUSAL = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000, 20_000_000})
    void an_early_refusal_is_heard_whatever_the_size(int length) throws Exception {
        try (ServerSocket storage = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // given
            CompletableFuture<Void> refusing = CompletableFuture.runAsync(() -> refuse(storage));
            String url = "http://127.0.0.1:" + storage.getLocalPort() + "/bucket/key?X-Amz-Signature=s";
            emulator()
                    .faults()
                    .on(
                            Route.CREATE_IMAGE,
                            Fault.status(200)
                                    .body("application/json", "{\"image_id\":\"i1\",\"upload_url\":\"" + url + "\"}"));

            // when
            Exchange exchange = send("autoenhance:images?maxRetries=0", photo(length));

            // then
            AutoenhanceUploadException error = exchange.getException(AutoenhanceUploadException.class);
            assertThat(error.storageCode()).isEqualTo("AccessDenied");
            assertThat(refusing).succeedsWithin(java.time.Duration.ofSeconds(5));
        }
    }

    private static void refuse(ServerSocket storage) {
        try (Socket connection = storage.accept()) {
            // A small buffer, so that the client is still writing when the answer comes.
            readHead(connection.getInputStream());
            String reply = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\n"
                    + "Content-Length: " + REFUSAL.length() + "\r\n\r\n" + REFUSAL;
            connection.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
            // Closed with the photo unread: the kernel sends a reset.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int c = in.read();
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
    }
}
