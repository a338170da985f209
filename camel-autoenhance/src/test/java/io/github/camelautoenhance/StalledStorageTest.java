/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.Fault;
import io.github.camelautoenhance.emulator.Route;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A storage that accepts the connection and never reads: Java's sockets have no time limit for writing. */
class StalledStorageTest extends EmulatorTestSupport {

    @Test
    void an_upload_that_stands_still_is_broken_off() throws Exception {
        // The kernel accepts for it; nobody ever reads.
        try (ServerSocket storage = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // given
            leadUploadsTo(storage);

            // when
            Exchange exchange = send("autoenhance:images?uploadStallTimeout=1s&maxRetries=0", photo(50_000_000));

            // then
            assertThat(exchange.getException(AutoenhanceTimeoutException.class))
                    .hasMessageContaining("uploadStallTimeout")
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                    .satisfies(e -> assertThat(e.imageId()).isEqualTo("i1"));
        }
    }

    @Test
    void uploadTimeout_holds_although_every_single_step_is_within_its_limits() throws Exception {
        try (ServerSocket storage = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // given
            leadUploadsTo(storage);

            // when
            Exchange exchange = send("autoenhance:images?uploadTimeout=2s", photo(50_000_000));

            // then
            assertThat(exchange.getException(AutoenhanceTimeoutException.class)).hasMessageContaining("uploadTimeout");
        }
    }

    static void leadUploadsTo(ServerSocket storage) {
        String address = "http://127.0.0.1:" + storage.getLocalPort() + "/bucket/key?X-Amz-Signature=s";
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(200)
                                .body("application/json", "{\"image_id\":\"i1\",\"upload_url\":\"" + address + "\"}"));
    }
}
