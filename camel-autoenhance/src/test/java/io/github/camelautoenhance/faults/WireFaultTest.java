/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.TlsTestSupport;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks, gateways and hostile servers do below HTTP, under TLS as in production. */
class WireFaultTest extends TlsTestSupport {

    private static final Fault.Status JSON =
            Fault.status(200).body("application/json", "{\"image_id\":\"i1\",\"upload_url\":\"x\"}\n");
    private static final int SMALL = 100_000;
    /** Beyond what the buffers of a connection hold. */
    private static final int LARGE = 20_000_000;

    @Test
    void row_16_stops_reading_sixty_megabytes_of_JSON() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.flood(JSON, 60_000_000));

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertTooLong(exchange);
    }

    @Test
    void row_16_stops_reading_endless_reply() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.flood(JSON, Long.MAX_VALUE));

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertTooLong(exchange);
    }

    @Test
    void row_16_stops_unpacking_gzip_bomb() {
        // given
        emulator()
                .faults()
                .on(Route.CREATE_IMAGE, WireFault.flood(JSON, Long.MAX_VALUE).gzipped());

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertTooLong(exchange);
    }

    @Test
    void row_16_sends_no_second_create_after_truncated_reply() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.cutAfter(20));

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertLostCreate(exchange);
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void row_16_rejects_half_TLS_record_as_reply() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.halfTlsRecord());

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertLostCreate(exchange);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, 1_000_000, LARGE})
    void row_24_reads_refusal_sent_before_body_was_read(int length) {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));

        // when
        Exchange exchange = send(length, "");

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, 1_000_000, LARGE})
    void row_24_reads_refusal_of_photo_sent_without_Expect(int length) {
        // given: after a success the next photo is sent without a question
        send(SMALL, "");
        emulator().faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));

        // when
        Exchange exchange = send(length, "");

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
    }

    @Test
    void row_25_sends_photo_when_100_continue_never_comes() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.withoutContinue());

        // when
        Exchange exchange = send(LARGE, "");

        // then
        assertThat(exchange.getException()).isNull();
        assertArrived(LARGE, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void row_28_sends_photo_again_after_reset_in_its_middle(int length) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.resetWithin(length / 2), Fault.resetWithin(1));

        // when
        Exchange exchange = send(length, "");

        // then
        assertThat(exchange.getException()).isNull();
        assertArrived(length, 3);
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void row_28_repeats_photo_sent_without_Expect_despite_maxRetries_0(int length) {
        // given: after a success the next photo is sent without a question
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.resetWithin(length / 2));
        send(SMALL, "&maxRetries=0");

        // when
        Exchange exchange = send(length, "&maxRetries=0");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD))
                .extracting(put -> put.header("Expect").isPresent())
                .containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-tls-record", "return-reset-connection-after-execution"})
    void row_29_sends_photo_again_to_record_after_lost_reply(String fault) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.parse(fault));

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertThat(exchange.getException()).isNull();
        assertArrived(SMALL, 2);
    }

    @Test
    void row_39_gives_up_on_storage_that_takes_no_byte() {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.stall());

        // when
        Exchange exchange = send(LARGE, "&uploadStallTimeout=3s&maxRetries=0");

        // then: of the source if this machine paused while bytes were copied, see StalledStorageTest
        assertThat(exchange.getException(AutoenhanceException.class))
                .hasMessageContaining("uploadStallTimeout")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.imageId()).isNotNull());
    }

    @Test
    void row_40_ends_trickling_reply_after_uploadTimeout() {
        // given
        connect("&uploadTimeout=5s");
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.dribble(Duration.ofMillis(500)));

        // when
        Exchange exchange = send(SMALL, "&uploadTimeout=5s");

        // then
        assertThat(exchange.getException(AutoenhanceTimeoutException.class))
                .hasMessageContaining("uploadTimeout")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void row_40_ends_reply_stalled_after_headers_after_responseTimeout() {
        // given
        connect("&responseTimeout=2s");
        emulator().faults().on(Route.CREATE_IMAGE, WireFault.dribble(Duration.ofMinutes(5)));

        // when
        Exchange exchange = send(SMALL, "&responseTimeout=2s");

        // then
        assertLostCreate(exchange);
    }

    @Test
    void row_40_finishes_upload_by_status_despite_endless_reply_body() throws Exception {
        // given: stored by its status, and then it talks without end
        emulator()
                .faults()
                .on(Route.UPLOAD, WireFault.flood(Fault.status(200).body("text/plain", "well "), Long.MAX_VALUE));

        // when
        Exchange exchange = send(SMALL, "");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void row_41_sends_photo_again_when_kept_connection_is_closed() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.pass(), WireFault.closeUnanswered());
        Exchange first = send(SMALL, "");

        // when
        Exchange second = send(LARGE, "");

        // then
        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(3);
    }

    @Test
    void row_41_leaves_create_on_closed_kept_connection_to_redelivery() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.pass(), WireFault.closeUnanswered());
        Exchange first = send(SMALL, "");

        // when
        Exchange second = send(SMALL, "");

        // then
        assertThat(first.getException()).isNull();
        assertThat(second.getException(AutoenhanceConnectionException.class).isRetryable())
                .isTrue();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
    }

    @Test
    void row_41_discards_kept_connection_that_has_died() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.hangUp());
        Exchange first = send(SMALL, "");
        // a younger one is not looked at before it is used
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);

        // when
        Exchange second = send(SMALL, "");

        // then
        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
    }

    private static void assertTooLong(Exchange exchange) {
        assertThat(exchange.getException(AutoenhanceResponseException.class))
                .hasMessageContaining("longer than 1048576 bytes")
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    private static void assertLostCreate(Exchange exchange) {
        assertThat(exchange.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("may exist")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    private static void assertArrived(int length, int puts) throws Exception {
        assertThat(emulator().images()).hasSize(1);
        assertThat(emulator().images().get(0).sha256()).isEqualTo(sha256(photo(length)));
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(puts);
    }

    /** With a connection that is open already, no limit can be over before the request is sent. */
    private void connect(String options) {
        await().atMost(Duration.ofSeconds(50)).until(() -> send(SMALL, options).getException() == null);
        emulator().journal().clear();
    }

    private Exchange send(int length, String options) {
        return send("autoenhance:images?sslContextParameters=#ownAuthority" + options, photo(length));
    }
}
