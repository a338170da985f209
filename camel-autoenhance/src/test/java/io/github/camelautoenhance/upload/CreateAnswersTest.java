/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to create that are late, elsewhere, or without what matters. */
class CreateAnswersTest extends EmulatorTestSupport {

    @Test
    void row_4_sends_no_second_create_after_late_reply() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.delay(Duration.ofSeconds(10)));

        // when
        Exchange exchange = send("autoenhance:images?responseTimeout=1s&imageName=hall.jpg", photo(1000));

        // then: the service makes the record all the same
        assertThat(exchange.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("responseTimeout")
                .hasMessageContaining("'hall.jpg' without a photo may exist")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        await().atMost(Duration.ofSeconds(50)).until(() -> emulator().images().size() == 1);
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void row_12_repeats_create_that_was_surely_not_executed() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(503), Fault.status(503));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void row_13_refuses_redirect_to_another_host_without_sending_key(int status) {
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            // given
            String location = elsewhere.baseUrl() + "/v3/images/";
            emulator().faults().on(Route.CREATE_IMAGE, Fault.status(status).header("Location", location));

            // when
            Exchange exchange = send("autoenhance:images", photo(1000));

            // then
            assertThat(exchange.getException(AutoenhanceResponseException.class).isRetryable())
                    .isFalse();
            assertThat(elsewhere.journal().requests()).isEmpty();
        }
    }

    @Test
    void row_15_names_record_without_address() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", "{\"image_id\":\"i1\"}"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceResponseException.class))
                .hasMessageContaining("i1")
                .satisfies(e -> assertThat(e.imageId()).isEqualTo("i1"));
    }
}
