/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static io.github.camelautoenhance.testing.StorageErrors.expired;
import static io.github.camelautoenhance.testing.StorageErrors.storageError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceConflictException;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.AutoenhanceValidationException;
import io.github.camelautoenhance.testing.EmptyPort;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route is told when a step fails, and how often the step was tried before. */
class FailureTest extends EmulatorTestSupport {

    record Answer(int status, Class<? extends AutoenhanceException> type, boolean retryable, int creates) {}

    static Stream<Answer> answersToCreate() {
        return Stream.of(
                new Answer(400, AutoenhanceValidationException.class, false, 1),
                new Answer(401, AutoenhanceAuthenticationException.class, false, 1),
                new Answer(402, AutoenhanceQuotaException.class, false, 1),
                new Answer(403, AutoenhanceAuthenticationException.class, false, 1),
                new Answer(409, AutoenhanceConflictException.class, false, 1),
                new Answer(422, AutoenhanceValidationException.class, false, 1),
                new Answer(429, AutoenhanceRateLimitException.class, true, 2),
                new Answer(500, AutoenhanceServerException.class, true, 1),
                new Answer(502, AutoenhanceServerException.class, true, 1),
                new Answer(503, AutoenhanceServerException.class, true, 2),
                new Answer(504, AutoenhanceServerException.class, true, 1));
    }

    @ParameterizedTest
    @MethodSource("answersToCreate")
    void rows_5_6_9_11_and_12_maps_answer_to_create_to_exception_type(Answer answer) {
        // given
        emulator()
                .faults()
                .on(Route.CREATE_IMAGE, Fault.status(answer.status()), Fault.status(answer.status()), Fault.pass());

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=1&orderId=villa-42", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceException.class))
                .isInstanceOf(answer.type())
                .satisfies(e -> assertThat(e.isRetryable()).isEqualTo(answer.retryable()))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(answer.status()))
                .satisfies(e -> assertThat(e.orderId()).isEqualTo("villa-42"))
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(answer.creates() - 1));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(answer.creates());
        assertThat(emulator().journal().requests(Route.UPLOAD)).isEmpty();
    }

    @Test
    void row_6_names_refused_fields() {
        // when: a setting that the service has no such value for
        Exchange exchange = send("autoenhance:images?windowPullType=WIDE_OPEN", photo(1000));

        // then
        assertThat(exchange.getException()).hasMessageContaining("window_pull_type: ");
        assertThat(exchange.getException(AutoenhanceValidationException.class).fieldErrors())
                .containsKey("window_pull_type");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void row_11_reports_possible_record_after_unclear_answer_to_create(int status) {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(status));

        // when
        Exchange exchange = send("autoenhance:images?imageName=hall.jpg&orderId=villa-42", photo(1000));

        // then
        assertThat(exchange.getException())
                .hasMessageContaining("'hall.jpg'")
                .hasMessageContaining("may exist in order villa-42");
    }

    @Test
    void row_3_sends_no_second_create_after_lost_reply() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.resetAfter());

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class).isRetryable())
                .isTrue();
        assertThat(exchange.getException()).hasMessageContaining("may exist");
        assertThat(emulator().images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void row_26_repeats_put_to_same_record_while_storage_fails(int status) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(status), Fault.status(status));

        // when
        Exchange exchange = send("autoenhance:images", photo(100_000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(100_000)));
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(3);
    }

    @Test
    void row_29_repeats_put_after_reset_before_or_after_execution() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.reset(), Fault.resetAfter());

        // when
        Exchange exchange = send("autoenhance:images", photo(100_000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(100_000)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void row_30_fails_unrepeatable_put_as_retryable_with_its_record() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.resetWithin(50_000));
        var stream = new java.io.ByteArrayInputStream(photo(100_000));

        // when
        Exchange exchange = send("autoenhance:images?spool=never", stream);

        // then
        AutoenhanceException error = exchange.getException(AutoenhanceException.class);
        assertThat(error.isRetryable()).isTrue();
        assertThat(error.imageId()).isEqualTo(onlyImage().imageId());
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void fails_as_final_with_storage_code_without_query() {
        // given
        emulator().faults().on(Route.UPLOAD, storageError(403, "AccessDenied", "Access Denied"));

        // when
        Exchange exchange = send("autoenhance:images", photo(2_000_000));

        // then
        AutoenhanceUploadException error = exchange.getException(AutoenhanceUploadException.class);
        assertThat(error.storageCode()).isEqualTo("AccessDenied");
        assertThat(error.isRetryable()).isFalse();
        assertThat(error.imageId()).isEqualTo(onlyImage().imageId());
        assertThat(error).hasMessageNotContaining("X-Amz");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void row_20_switches_to_octet_stream_after_signature_mismatch() throws Exception {
        // given: the storage wants octet-stream, whatever type was registered
        Fault mismatch = storageError(403, "SignatureDoesNotMatch", "The signature does not match");
        Fault taken = Fault.status(200);
        emulator().faults().on(Route.UPLOAD, mismatch, taken, taken);
        String withoutTypeInTheAddress =
                "{\"image_id\":\"i1\",\"upload_url\":\"" + emulator().storageUrl() + "/b/k\"}";
        Fault created = Fault.status(200).body("application/json", withoutTypeInTheAddress);
        emulator().faults().on(Route.CREATE_IMAGE, created, created);

        // when
        Exchange first = send("autoenhance:images?contentType=image/jpeg", photo(1000));
        Exchange second = send("autoenhance:images?contentType=image/jpeg", photo(1000));

        // then
        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD))
                .extracting(put -> put.header("Content-Type").orElse(""))
                .containsExactly("image/jpeg", "application/octet-stream", "application/octet-stream");
    }

    @Test
    void row_23_replaces_expired_address_and_deletes_old_record() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, expired());

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
        assertThat(emulator().journal().requests(Route.DELETE_IMAGE)).hasSize(1);
    }

    @Test
    void row_22_replaces_address_that_states_its_own_expiry() throws Exception {
        // given
        String record =
                "{\"image_id\":\"i1\",\"status\":\"waiting\",\"upload_url\":\"%s/photo?X-Amz-Expires=0&X-Amz-Signature=0\"}"
                        .formatted(emulator().baseUrl());
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", record));
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(200).body("application/json", record));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
        assertThat(emulator().journal().requests(Route.DELETE_IMAGE)).hasSize(1);
    }

    @Test
    void names_record_without_photo_when_replacement_fails() {
        // given
        emulator().faults().on(Route.UPLOAD, expired());
        emulator().faults().on(Route.CREATE_IMAGE, Fault.pass(), Fault.status(422));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceValidationException.class).imageId())
                .isEqualTo(onlyImage().imageId());
        assertThat(onlyImage().bytes()).isEqualTo(-1);
    }

    @Test
    void row_23_keeps_record_when_photo_arrived_before_expiry() throws Exception {
        // given: stored, the reply lost; the repeat finds the address expired
        emulator().faults().on(Route.UPLOAD, Fault.resetAfter(), expired());

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.DELETE_IMAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "\"uploading\"", "null"})
    void fails_when_status_after_expired_address_is_unclear(String status) {
        // given
        emulator().faults().on(Route.UPLOAD, expired());
        emulator()
                .faults()
                .on(
                        Route.RETRIEVE_IMAGE,
                        Fault.status(200).body("application/json", "{\"image_id\":\"i1\",\"status\":" + status + "}"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then: neither lost nor doubled, and not asked for ever
        assertThat(exchange.getException(AutoenhanceResponseException.class).isRetryable())
                .isFalse();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
        assertThat(emulator().journal().requests(Route.DELETE_IMAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../orders/1", "a b", "", "..", "i1?x=y"})
    void refuses_image_id_that_leaves_its_path_segment(String imageId) {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(200)
                                .body("application/json", "{\"image_id\":\"" + imageId + "\",\"upload_url\":\"x\"}"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceResponseException.class)
                .hasMessageContaining("image_id");
    }

    @Test
    void row_34_fails_when_file_changes_during_upload() throws Exception {
        // given: rewritten in place, at the same length, by the time the storage answers the first try
        java.nio.file.Path file = photoFile("kitchen.jpg", 1000);
        emulator().faults().on(Route.UPLOAD, Fault.delay(java.time.Duration.ofMillis(300)), Fault.pass());
        emulator().faults().on(Route.CREATE_IMAGE, Fault.delay(java.time.Duration.ofMillis(300)));
        var upload =
                template.asyncSend("autoenhance:images", e -> e.getMessage().setBody(file.toFile()));
        org.awaitility.Awaitility.await().until(() -> emulator().journal().inFlight() == 1);

        // when
        java.nio.file.Files.write(file, new byte[1000]);
        java.nio.file.Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));

        // then
        assertThat(upload.get(30, java.util.concurrent.TimeUnit.SECONDS).getException())
                .isInstanceOf(io.github.camelautoenhance.error.AutoenhanceSourceException.class);
        assertThat(onlyImage().bytes()).isEqualTo(-1);
    }

    @Test
    void hides_key_quoted_in_reply_without_JSON() {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(200)
                                .body(
                                        "text/html",
                                        "<html>[\"X-Api-Key\",\"" + emulator().apiKey() + "\"]"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(stackTrace(exchange.getException()))
                .doesNotContain(emulator().apiKey());
    }

    @Test
    void shows_no_key_or_address_in_exchange_properties() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        Exchange exchange = send(
                "autoenhance:images?maxRetries=0&apiKey=" + emulator().apiKey(),
                new java.io.ByteArrayInputStream(photo(1000)));

        // then
        assertThat(exchange.getException()).isNotNull();
        Map<String, Object> own = new HashMap<>(exchange.getProperties());
        own.keySet().removeIf(name -> !name.startsWith("CamelAutoenhance"));
        assertThat(own.toString())
                .contains("UploadState")
                .doesNotContain(emulator().apiKey())
                .doesNotContain("X-Amz");
    }

    @Test
    void tries_no_other_type_with_unrepeatable_stream() {
        // given: without the question, the photo is read before the refusal
        emulator().faults().on(Route.UPLOAD, Fault.status(417), storageError(403, "SignatureDoesNotMatch", "no"));
        String address = "{\"image_id\":\"i1\",\"upload_url\":\"" + emulator().storageUrl() + "/b/k\"}";
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", address));

        // when
        Exchange exchange = send(
                "autoenhance:images?spool=never&contentType=image/jpeg", new java.io.ByteArrayInputStream(photo(1000)));

        // then
        assertThat(exchange.getException()).hasMessageContaining("cannot be read again");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
    }

    @Test
    void keeps_delay_of_route_after_Retry_After_0() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "0"));

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=0", photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceRateLimitException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.attacker.example/k?X-Amz-Signature=s",
                "http://bucket.s3.amazonaws.com/k?X-Amz-Signature=s",
                "https://me@bucket.s3.amazonaws.com/k?X-Amz-Signature=s",
                "https://169.254.169.254/latest/meta-data",
                "file:///etc/passwd"
            })
    void row_18_refuses_unsafe_upload_address_before_sending_anything(String url) {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(200)
                                .body("application/json", "{\"image_id\":\"i1\",\"upload_url\":\"" + url + "\"}"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        AutoenhanceUnsafeUrlException error = exchange.getException(AutoenhanceUnsafeUrlException.class);
        assertThat(error.imageId()).isEqualTo("i1");
        assertThat(error).hasMessageNotContaining("X-Amz-Signature");
        assertThat(emulator().journal().requests(Route.UPLOAD)).isEmpty();
    }

    static List<Fault> answersThatAreNone() {
        return List.of(
                Fault.status(200).body("text/html", "<html><body>Please log in</body></html>"),
                Fault.status(200).body("application/json", "{\"image_id\": \"i1\", "),
                Fault.status(200).body("application/json", "[]"),
                Fault.status(200).body("application/json", "{\"status\":\"waiting\"}"),
                Fault.status(200).body("application/json", "{\"image_id\":\"i1\"}"),
                Fault.status(200).body("application/json", " ".repeat(2 << 20)),
                Fault.status(307).header("Location", "https://elsewhere.example/v3/images/"),
                Fault.status(302).header("Location", "/v3/images/"));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void rows_13_14_15_and_16_reports_answer_against_contract_as_response_exception(Fault fault) {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, fault);

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
        assertThat(emulator().journal().requests(Route.UPLOAD)).isEmpty();
    }

    @Test
    void row_13_follows_redirect_within_origin_with_key() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(308).header("Location", "/v3/images/"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
    }

    @Test
    void row_1_reports_unreachable_address_as_retryable_connection_exception() {
        // given
        int port = EmptyPort.find();

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=1&baseUrl=http://localhost:" + port, photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class).isRetryable())
                .isTrue();
        assertThat(exchange.getException())
                .hasMessageContaining("no connection")
                .hasMessageNotContaining("may exist");
    }

    @Test
    void row_7_waits_short_Retry_After_and_reports_long_one() {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(429).header("Retry-After", "1"),
                        Fault.status(429).header("Retry-After", "120"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        Instant retryAt =
                exchange.getException(AutoenhanceRateLimitException.class).retryAt();
        assertThat(retryAt)
                .isBetween(Instant.now().plusSeconds(100), Instant.now().plusSeconds(120));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class))
                .isBetween(100_000L, 120_000L);
    }

    @Test
    void row_10_leaves_Retry_After_beyond_five_minutes_to_route() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "86400"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceRateLimitException.class).retryAt())
                .isNotNull();
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    @Test
    void deletes_unfillable_record_with_deleteOnFailure() {
        // given
        emulator().faults().on(Route.UPLOAD, storageError(403, "AccessDenied", "Access Denied"));

        // when
        Exchange exchange = send("autoenhance:images?deleteOnFailure=true", photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceUploadException.class);
        assertThat(emulator().images()).isEmpty();
    }

    @Test
    void row_5_leaks_no_key_in_any_failure() {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(401)
                                .body("text/plain", "bad key " + emulator().apiKey()));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(stackTrace(exchange.getException()))
                .doesNotContain(emulator().apiKey());
        assertThat(emulator().journal().leaks()).isEmpty();
    }

    private static String stackTrace(@Nullable Throwable e) {
        var text = new java.io.StringWriter();
        java.util.Objects.requireNonNull(e).printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
