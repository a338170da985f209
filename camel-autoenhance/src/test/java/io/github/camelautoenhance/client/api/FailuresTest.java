/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.address.AddressGuard;
import io.github.camelautoenhance.client.http.NetworkFailures;
import io.github.camelautoenhance.client.http.PhotoEntity;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.http.RequestWatch;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceConflictException;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import io.github.camelautoenhance.error.AutoenhanceValidationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failed try is called, towards the retry decision and towards the route. */
class FailuresTest {

    private static final Subject KITCHEN = new Subject("kitchen.jpg", null, null, "villa-42");

    static Stream<Arguments> networkFailures() {
        Outcome notSent = new Outcome.NotSent();
        Outcome lost = new Outcome.Lost();
        Outcome refused = new Outcome.Refused();
        Outcome sourceFailed = new Outcome.SourceFailed();
        Outcome aborted = new Outcome.Aborted();
        Class<?> connection = AutoenhanceConnectionException.class;
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("unknown authority"));
        return Stream.of(
                row("1: refused", new ConnectException("refused"), null, notSent, connection, true),
                row("1: unknown host", new UnknownHostException("api"), null, notSent, connection, true),
                row("1: no route", new NoRouteToHostException("api"), null, notSent, connection, true),
                row("1: connect timed out", new ConnectTimeoutException("api"), null, notSent, connection, true),
                row("2: certificate", untrusted, null, refused, connection, false),
                row("2: host name", new SSLPeerUnverifiedException("other.example"), null, refused, connection, false),
                row("3: reset", new SocketException("Connection reset"), null, lost, connection, true),
                row("4: read timed out", new SocketTimeoutException("Read timed out"), null, lost, connection, true),
                row("41: stale connection", new NoHttpResponseException("api"), null, lost, connection, true),
                row("59: pool", new ConnectionRequestTimeoutException("pool"), null, notSent, connection, true),
                row(
                        "18: private network",
                        new AddressGuard.PrivateAddressException("photos.s3.amazonaws.com"),
                        null,
                        refused,
                        AutoenhanceUnsafeUrlException.class,
                        false),
                row(
                        "33: short source",
                        new PhotoEntity.SourceException("the photo ended after 5 of 10 bytes", null),
                        null,
                        sourceFailed,
                        AutoenhanceSourceException.class,
                        true),
                row(
                        "39: stalled",
                        new SocketException("Socket closed"),
                        RequestWatch.Ending.STALLED,
                        lost,
                        AutoenhanceTimeoutException.class,
                        true),
                row(
                        "35: stalled source",
                        new SocketException("Socket closed"),
                        RequestWatch.Ending.SOURCE_STALLED,
                        sourceFailed,
                        AutoenhanceSourceException.class,
                        true),
                row(
                        "out of memory",
                        new IOException(new OutOfMemoryError("made up by the test")),
                        null,
                        lost,
                        connection,
                        true),
                row(
                        "39: deadline",
                        new SocketException("Socket closed"),
                        RequestWatch.Ending.DEADLINE,
                        aborted,
                        AutoenhanceTimeoutException.class,
                        true),
                row(
                        "44: stopped",
                        new SocketException("Socket closed"),
                        RequestWatch.Ending.STOPPED,
                        aborted,
                        connection,
                        true));
    }

    @ParameterizedTest(name = "row {0}")
    @MethodSource("networkFailures")
    void classifies_network_failures(
            String fault,
            IOException failure,
            RequestWatch.@Nullable Ending ending,
            Outcome outcome,
            Class<? extends AutoenhanceException> type,
            boolean retryable) {
        // when
        FailedAttempt failed =
                NetworkFailures.of(Step.PUT, KITCHEN, failure, ending, !(outcome instanceof Outcome.NotSent), false);

        // then
        assertThat(failed.outcome()).as(fault).isEqualTo(outcome);
        assertThat(failed.error()).isExactlyInstanceOf(type);
        assertThat(failed.error().isRetryable()).isEqualTo(retryable);
        assertThat(failed.error().orderId()).isEqualTo("villa-42");
    }

    @Test
    void rows_3_and_4_reports_possible_record_after_lost_create() {
        // given
        IOException reset = new SocketException("Connection reset");

        // then
        assertThat(NetworkFailures.of(Step.CREATE, KITCHEN, reset, null, true, false)
                        .error())
                .hasMessageContaining("may exist")
                .hasMessageContaining("kitchen.jpg")
                .hasMessageContaining("villa-42");
        assertThat(NetworkFailures.of(Step.CREATE, KITCHEN, reset, null, false, false)
                        .error())
                .hasMessageNotContaining("may exist");
        assertThat(NetworkFailures.of(Step.PUT, KITCHEN, reset, null, true, false)
                        .error())
                .hasMessageNotContaining("may exist");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, AutoenhanceValidationException.class, false),
                Arguments.of(401, AutoenhanceAuthenticationException.class, false),
                Arguments.of(402, AutoenhanceQuotaException.class, false),
                Arguments.of(403, AutoenhanceAuthenticationException.class, false),
                Arguments.of(404, AutoenhanceNotFoundException.class, false),
                Arguments.of(409, AutoenhanceConflictException.class, false),
                Arguments.of(418, AutoenhanceResponseException.class, false),
                Arguments.of(422, AutoenhanceValidationException.class, false),
                Arguments.of(429, AutoenhanceRateLimitException.class, true),
                Arguments.of(500, AutoenhanceServerException.class, true),
                Arguments.of(502, AutoenhanceServerException.class, true),
                Arguments.of(503, AutoenhanceServerException.class, true),
                Arguments.of(504, AutoenhanceServerException.class, true),
                // Row 42: the proxy's, whoever was asked.
                Arguments.of(407, AutoenhanceConnectionException.class, false));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void maps_refusal_of_api_to_exception_type(
            int status, Class<? extends AutoenhanceException> type, boolean retryable) {
        // when
        AutoenhanceException error =
                ApiFailures.of(Step.CREATE, KITCHEN, reply(status, "{}")).error();

        // then
        assertThat(error).isExactlyInstanceOf(type);
        assertThat(error.isRetryable()).isEqualTo(retryable);
        assertThat(error.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"500, true", "502, true", "504, true", "503, false", "429, false", "422, false"})
    void row_11_mentions_record_only_where_one_may_exist(int status, boolean said) {
        // when
        String message = String.valueOf(ApiFailures.of(Step.CREATE, KITCHEN, reply(status, "{}"))
                .error()
                .getMessage());

        // then
        assertThat(message.contains("may exist")).isEqualTo(said);
    }

    @Test
    void row_6_reads_field_errors() {
        // given
        Reply reply = reply(
                422,
                "{\"message\": \"Validation error\", \"detail\": {\"json\": {\"image_name\": [\"Missing data\"]},"
                        + " \"query\": {\"x\": \"odd\"}}}");

        // then
        assertThat(ApiFailures.of(Step.CREATE, KITCHEN, reply).error())
                .isInstanceOfSatisfying(AutoenhanceValidationException.class, e -> {
                    assertThat(e).hasMessageContaining("Validation error");
                    assertThat(e.fieldErrors())
                            .containsEntry("image_name", List.of("Missing data"))
                            .containsEntry("x", List.of("odd"));
                });
    }

    @Test
    void row_10_reports_when_rate_limit_ends() {
        // given
        Reply tomorrow = new Reply(429, "", true, null, null, Duration.ofDays(1));

        // then
        assertThat(ApiFailures.of(Step.CREATE, KITCHEN, tomorrow).error())
                .isInstanceOfSatisfying(AutoenhanceRateLimitException.class, e -> assertThat(e.retryAt())
                        .isBetween(
                                Instant.now().plusSeconds(86_300), Instant.now().plusSeconds(86_500)));
    }

    @Test
    void accepts_Retry_After_beyond_end_of_time() {
        // given
        Reply never = new Reply(429, "", true, null, null, Reply.retryAfter("99999999999999999999", null));

        // then
        assertThat(ApiFailures.of(Step.CREATE, KITCHEN, never).error())
                .isInstanceOfSatisfying(AutoenhanceRateLimitException.class, e -> assertThat(e.retryAt())
                        .isAfter(Instant.now()));
    }

    @Test
    void row_14_shows_page_instead_of_JSON_without_secrets() {
        // given
        Reply portal =
                new Reply(200, "<html>x-api-key: s3cret https://b.example/k?s3cret", true, "text/html", null, null);

        // when
        FailedAttempt failed = ApiFailures.unintelligible(Step.CREATE, KITCHEN, portal, "the answer is no JSON object");

        // then
        assertThat(failed.error())
                .isExactlyInstanceOf(AutoenhanceResponseException.class)
                .hasMessageContaining("<html>")
                .hasMessageContaining("text/html")
                .hasMessageNotContaining("s3cret");
        assertThat(failed.outcome()).isEqualTo(new Outcome.Unintelligible());
    }

    @Test
    void serialises_no_quoted_response_text() throws Exception {
        // given
        Reply quoting = reply(
                422,
                "{\"message\": \"bad x-api-key: s3cret for https://b.example/k?s3cret\", \"detail\":"
                        + " {\"json\": {\"upload_url\": [\"https://b.example/k?s3cret\"]}}}");

        // when
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ApiFailures.of(Step.CREATE, KITCHEN, quoting).error());
        }

        // then
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .contains("upload_url")
                .doesNotContain("s3cret");
    }

    private static Arguments row(
            String fault,
            IOException failure,
            RequestWatch.@Nullable Ending ending,
            Outcome outcome,
            Class<?> type,
            boolean retryable) {
        return Arguments.of(fault, failure, ending, outcome, type, retryable);
    }

    private static Reply reply(int status, String text) {
        return new Reply(status, text, true, "application/json", null, null);
    }
}
