/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.spi.HttpResponseAware;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutoenhanceExceptionTest {

    static Stream<Function<Failure, AutoenhanceException>> kinds() {
        return Stream.of(
                AutoenhanceAuthenticationException::new,
                AutoenhanceConflictException::new,
                AutoenhanceConnectionException::new,
                AutoenhanceNotFoundException::new,
                AutoenhanceQuotaException::new,
                failure -> new AutoenhanceRateLimitException(failure, Instant.EPOCH),
                AutoenhanceResponseException::new,
                AutoenhanceServerException::new,
                AutoenhanceSourceException::new,
                AutoenhanceTimeoutException::new,
                AutoenhanceUnsafeUrlException::new,
                failure -> new AutoenhanceUploadException(failure, "AccessDenied"),
                failure -> new AutoenhanceValidationException(failure, Map.of("image_name", List.of("missing"))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keeps_facts_of_every_type_through_serialisation(Function<Failure, AutoenhanceException> kind)
            throws Exception {
        // given
        AutoenhanceException thrown = kind.apply(Failure.of("Could not create the image")
                .because(new ConnectException("Connection refused"))
                .status(503)
                .about("i-1", "villa-42")
                .retryable());
        thrown.addSuppressed(
                new EarlierAttempt(kind.apply(Failure.of("first try").about("i-1", "villa-42"))));

        // when
        AutoenhanceException received = sent(thrown);

        // then
        assertThat(received).isExactlyInstanceOf(thrown.getClass());
        for (AutoenhanceException e : List.of(thrown, received)) {
            assertThat(e).hasMessage("Could not create the image").isInstanceOf(HttpResponseAware.class);
            assertThat(e).hasRootCauseInstanceOf(ConnectException.class).hasRootCauseMessage("Connection refused");
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.statusCode()).isEqualTo(503);
            assertThat(e.getHttpResponseCode()).isEqualTo(503);
            assertThat(e.imageId()).isEqualTo("i-1");
            assertThat(e.orderId()).isEqualTo("villa-42");
            assertThat(e.getSuppressed())
                    .singleElement()
                    .satisfies(earlier -> assertThat(earlier).hasMessageContaining("first try"))
                    .extracting(Throwable::getCause)
                    .isInstanceOfSatisfying(AutoenhanceException.class, first -> {
                        assertThat(first).isExactlyInstanceOf(thrown.getClass());
                        assertThat(first.isRetryable()).isFalse();
                        assertThat(first.imageId()).isEqualTo("i-1");
                    });
        }
    }

    @Test
    void serialises_extra_fields_of_single_types() throws Exception {
        // given
        Failure failure = Failure.of("refused");
        Instant retryAt = Instant.parse("2026-11-22T12:00:00Z");

        // then
        assertThat(sent(new AutoenhanceRateLimitException(failure, retryAt)).retryAt())
                .isEqualTo(retryAt);
        assertThat(sent(new AutoenhanceRateLimitException(failure, null)).retryAt())
                .isNull();
        assertThat(sent(new AutoenhanceUploadException(failure, "AccessDenied")).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(sent(new AutoenhanceValidationException(failure, Map.of("rating", List.of("too high", "odd"))))
                        .fieldErrors())
                .isEqualTo(Map.of("rating", List.of("too high", "odd")));
    }

    @Test
    void serialises_causes_that_HttpClient_throws() throws Exception {
        // given
        HttpHost host = new HttpHost("https", "photos.s3.amazonaws.com", 443);
        Failure failure = Failure.of("no connection").because(new HttpHostConnectException("refused", host));

        // then
        assertThat(sent(new AutoenhanceConnectionException(failure)))
                .hasRootCauseInstanceOf(HttpHostConnectException.class);
    }

    @Test
    void is_final_and_names_nothing_by_default() {
        // when
        AutoenhanceException thrown = new AutoenhanceServerException(Failure.of("Autoenhance answered 500"));

        // then
        assertThat(thrown.isRetryable()).isFalse();
        assertThat(thrown.statusCode()).isZero();
        assertThat(thrown.imageId()).isNull();
        assertThat(thrown.orderId()).isNull();
        assertThat(thrown).hasNoCause();
    }

    @Test
    void copies_field_errors_from_given_map() {
        // given
        Map<String, List<String>> errors = new java.util.HashMap<>(Map.of("rating", List.of("too high")));
        AutoenhanceValidationException thrown = new AutoenhanceValidationException(Failure.of("refused"), errors);

        // when
        errors.clear();

        // then
        assertThat(thrown.fieldErrors()).containsOnlyKeys("rating");
    }

    @SuppressWarnings("unchecked") // what comes back is of the class that was sent
    private static <T extends AutoenhanceException> T sent(T exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @Nullable Object received = in.readObject();
            return (T) Objects.requireNonNull(received);
        }
    }
}
