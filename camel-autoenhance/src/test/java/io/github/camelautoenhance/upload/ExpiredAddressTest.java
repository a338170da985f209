/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storage that refuses an expired address as Ceph does: AccessDenied, and no message that says why. */
class ExpiredAddressTest extends EmulatorTestSupport {

    /** The service's clock, which is not that of this machine. */
    private static final String DATE = "Tue, 15 Nov 1994 08:12:31 GMT";

    private static final long NOW = Instant.parse("1994-11-15T08:12:31Z").getEpochSecond();

    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer storage;

    @BeforeEach
    void startStorage() throws IOException {
        storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/", this::answer);
        storage.start();
    }

    @AfterEach
    void stopStorage() {
        storage.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Integer status = answers.poll();
            // longer than the addresses below are valid
            exchange.getResponseHeaders().add("Retry-After", "2");
            byte[] body = "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 403 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Expires=1", "AWSAccessKeyId=a&Expires=784887152"})
    void row_22_replaces_address_refused_after_its_end(String query) throws Exception {
        // given: still valid, maybe, at the first try, and not at the second
        leadUploadsTo(query);
        answers.add(503);

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
        assertThat(emulator().journal().requests(Route.DELETE_IMAGE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Expires=3600",
                "Expires=784890751",
                // over when it was made: its clock is not the service's
                "Expires=784887000",
                "Signature=s"
            })
    void row_58_keeps_refusal_before_end_of_validity(String query) {
        // given
        leadUploadsTo(query);

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void row_58_sends_photo_although_own_clock_is_wrong() {
        // given: over by decades on this machine's clock
        leadUploadsTo("Expires=" + (NOW + 3600));
        answers.add(200);

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    private void leadUploadsTo(String query) {
        String record = "{\"image_id\":\"i1\",\"status\":\"waiting\",\"upload_url\":\"http://127.0.0.1:%d/photo?%s\"}"
                .formatted(storage.getAddress().getPort(), query);
        Fault answer = Fault.status(200).header("Date", DATE).body("application/json", record);
        emulator().faults().on(Route.CREATE_IMAGE, answer);
        emulator().faults().on(Route.RETRIEVE_IMAGE, answer);
    }
}
