/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which uploads ask the storage first, and that no refusal is lost by those that do not. */
class ExpectContinueTest extends EmulatorTestSupport {

    private static final String NO_RETRIES = "autoenhance:images?maxRetries=0&retryBudget=0";
    private static final int LARGE = 20_000_000;

    private final List<Duration> repeats = new CopyOnWriteArrayList<>();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1))
                        .to(NO_RETRIES);
            }
        };
    }

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setUploadListener(new UploadListener() {
            @Override
            public void repeating(UploadStatus upload, AutoenhanceException reason, Duration delay) {
                repeats.add(delay);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, LARGE})
    void asks_before_first_photo_of_endpoint_only(int length) throws Exception {
        // when
        send("autoenhance:images?imageName=a.jpg", photo(length));
        send("autoenhance:images?imageName=a.jpg", photo(length));
        send("autoenhance:images?imageName=b.jpg", photo(length));

        // then
        assertThat(asked()).containsExactly(true, false, true);
        assertThat(emulator().images()).hasSize(3).allSatisfy(image -> assertThat(image.sha256())
                .isEqualTo(sha256(photo(length))));
    }

    @Test
    void asks_again_for_another_content_type() {
        // given
        send("autoenhance:images", photo(1000));

        // when
        send("autoenhance:images", photo(1000), Map.of(AutoenhanceConstants.CONTENT_TYPE, "image/jpeg"));

        // then
        assertThat(asked()).containsExactly(true, true);
    }

    @Test
    void asks_when_stream_cannot_be_read_again() {
        // given
        send("autoenhance:images?spool=never", photo(1000));

        // when
        send("autoenhance:images?spool=never", new ByteArrayInputStream(photo(1000)));

        // then
        assertThat(asked()).containsExactly(true, true);
    }

    @Test
    void asks_in_each_attempt_after_failed_one() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.status(503), Fault.status(503), Fault.pass());
        send("autoenhance:images", photo(1000));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(asked()).containsExactly(true, false, true, true);
    }

    @Test
    void asks_in_redelivery_after_failed_attempt() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.status(503));
        template.requestBody("direct:redelivered", photo(1000));

        // when
        template.requestBody("direct:redelivered", photo(1000));

        // then
        assertThat(asked()).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, LARGE})
    void row_24_repeats_with_Expect_to_read_lost_refusal(int length) {
        // given
        emulator()
                .faults()
                .on(Route.UPLOAD, Fault.pass(), Fault.reset(), WireFault.thenReset(Fault.status(403)), Fault.pass());
        send(NO_RETRIES, photo(length));

        // when
        Exchange exchange = send(NO_RETRIES, photo(length));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(exchange.getException().getSuppressed()).hasExactlyElementsOfTypes(EarlierAttempt.class);
        assertThat(asked()).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return-reset-connection", "close-unanswered"})
    void sends_photo_again_at_once_when_cut_off(String fault) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.parse(fault));
        send(NO_RETRIES, photo(1000));

        // when
        Exchange exchange = send(NO_RETRIES, photo(2000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images().get(1).sha256()).isEqualTo(sha256(photo(2000)));
        assertThat(asked()).containsExactly(true, false, true);
        assertThat(repeats).containsExactly(Duration.ZERO);
        assertThat(context.getComponent("autoenhance", AutoenhanceComponent.class)
                        .getRequestsRepeated())
                .isEqualTo(1);
    }

    @Test
    void asks_once_without_retry_when_cut_off_twice() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.reset(), Fault.reset(), Fault.pass());
        send(NO_RETRIES, photo(1000));

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class).isRetryable())
                .isTrue();
        assertThat(asked()).containsExactly(true, false, true);
    }

    @Test
    void fails_when_asked_photo_is_cut_off() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.reset(), Fault.pass());

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceConnectionException.class);
        assertThat(asked()).containsExactly(true);
    }

    @Test
    void fails_on_417_without_Expect() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.status(417), Fault.pass());
        send(NO_RETRIES, photo(1000));

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceUploadException.class);
        assertThat(asked()).containsExactly(true, false);
    }

    @Test
    void repeats_only_once_beside_maxRetries() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.reset(), Fault.status(417), Fault.pass());
        send(NO_RETRIES, photo(1000));

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceUploadException.class);
        assertThat(asked()).containsExactly(true, false, true);
    }

    @Test
    void repeats_nothing_beside_maxRetries_after_reply() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.status(503), Fault.pass());
        send(NO_RETRIES, photo(1000));

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceServerException.class);
        assertThat(asked()).containsExactly(true, false);
    }

    @Test
    void row_25_sends_without_Expect_after_417() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(417));

        // when
        Exchange exchange = send(NO_RETRIES + "&spool=never", new ByteArrayInputStream(photo(1000)));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(asked()).containsExactly(true, false);
    }

    @Test
    void reports_417_for_stream_that_was_read() {
        // given: the storage reads the photo before it refuses the question
        emulator().faults().on(Route.UPLOAD, Fault.status(417).afterExecution());

        // when
        Exchange exchange = send(NO_RETRIES + "&spool=never", new ByteArrayInputStream(photo(1000)));

        // then
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(AutoenhanceUploadException.class, error -> assertThat(error.statusCode())
                        .isEqualTo(417));
        assertThat(asked()).containsExactly(true);
    }

    @Test
    void gives_up_when_both_ways_are_refused() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(417), Fault.status(417), Fault.pass());

        // when
        Exchange exchange = send(NO_RETRIES, photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceUploadException.class);
        assertThat(asked()).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307})
    void row_56_sends_no_byte_after_redirect(int status) {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(status).header("Location", "https://elsewhere.example/"));

        // when
        Exchange exchange = send("autoenhance:images", photo(LARGE));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
        assertThat(emulator().journal().requests(Route.UPLOAD))
                .extracting(RecordedRequest::bytes)
                .containsExactly(0L);
    }

    private static List<Boolean> asked() {
        return emulator().journal().requests(Route.UPLOAD).stream()
                .map(put -> put.header("Expect").isPresent())
                .toList();
    }
}
