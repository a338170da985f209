/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String SECRET_URL = "https://b.example/k?s3cret";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT https://b.example/k?s3cret failed",
                "PUT https://b.example/k?a=1&b=s3cret failed",
                "see http://b.example?token=s3cret",
                "see HTTPS://B.example/k?token=s3cret",
                "{\"upload_url\":\"https://b.example/k?x=s3cret\"}",
                "{\"upload_url\":\"https://b.example/k?x\\u003ds3cret\"}",
                "<a href='https://b.example/k?x=s3cret'>",
                "https://b.example/k?x=1 and https://c.example/k?x=s3cret",
                "/k?X-Amz-Signature=s3cret HTTP/1.1",
                "/k?x-amz-signature=s3cret",
                "X-Amz-Credential=s3cret&more",
                "X-Amz-Security-Token: s3cret",
                "x-api-key: s3cret",
                "X-API-KEY = s3cret",
                "{\"x-api-key\": \"s3cret\"}",
                "Signature=s3cret",
                "AWSAccessKeyId=s3cret",
                "AWS4-HMAC-SHA256 Credential=s3cret/20261122/s3, Signature=s3cret",
            })
    void hides_secrets(String text) {
        assertThat(Redaction.excerpt(text, 1000)).doesNotContain("s3cret").contains("(hidden)");
    }

    @Test
    void keeps_host_and_path_of_address() {
        assertThat(Redaction.excerpt("PUT https://b.example:8443/order/k.jpg?x=1 failed", 1000))
                .isEqualTo("PUT https://b.example:8443/order/k.jpg?(hidden) failed");
    }

    @Test
    void keeps_text_without_secrets() {
        assertThat(Redaction.excerpt("Is it 10:30? Yes: https://b.example/help", 1000))
                .isEqualTo("Is it 10:30? Yes: https://b.example/help");
    }

    @Test
    void becomes_one_line() {
        assertThat(Redaction.excerpt("\r\n502\tBad\r\n\r\nGateway\u0000\u001b[31m\u0085x\n", 1000))
                .isEqualTo("502 Bad Gateway [31m x");
    }

    @Test
    void cuts_text_after_hiding_secrets() {
        // given
        String text = "x".repeat(190) + " https://b.example/k?s3cret";

        // then
        assertThat(Redaction.excerpt(text, 200)).hasSize(201).endsWith("…").doesNotContain("s3cret");
        assertThat(Redaction.excerpt("x".repeat(200), 200)).hasSize(200).doesNotContain("…");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void redacts_long_hostile_reply_in_linear_time() {
        // given: texts of 1 MiB in which every place begins a match that never ends
        String addresses = "https://".repeat(1 << 17);
        String signatures = "x-amz-".repeat(1 << 17);

        // then
        assertThat(Redaction.excerpt(addresses, 200)).hasSize(201);
        assertThat(Redaction.excerpt(signatures, 200)).hasSize(201);
    }

    @Test
    void keeps_exception_without_secrets() {
        // given
        Exception cause = new IllegalStateException("outer", new IOException("inner"));
        cause.addSuppressed(new IOException("beside"));

        // then
        assertThat(Redaction.cause(cause)).isSameAs(cause);
    }

    @Test
    void copies_exception_that_prints_a_secret() {
        // given
        IllegalStateException cause = new IllegalStateException("GET " + SECRET_URL);

        // when
        Throwable copy = Redaction.cause(cause);

        // then
        assertThat(copy)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("java.lang.IllegalStateException: GET https://b.example/k?(hidden)")
                .hasNoCause()
                .hasNoSuppressedExceptions();
        assertThat(copy.getStackTrace()).isEqualTo(cause.getStackTrace());
    }

    @Test
    void hides_secrets_of_causes() {
        // given
        Exception cause = new IllegalStateException("outer", new IOException(SECRET_URL, new IOException("innermost")));

        // when
        Throwable copy = Redaction.cause(cause);

        // then
        assertThat(copy)
                .hasMessage("java.lang.IllegalStateException: outer")
                .cause()
                .hasMessage("java.io.IOException: https://b.example/k?(hidden)")
                .cause()
                .hasMessage("java.io.IOException: innermost");
    }

    @Test
    void hides_secrets_of_suppressed_exceptions() {
        // given
        Exception cause = new IllegalStateException("outer");
        cause.addSuppressed(new IOException("beside"));
        cause.addSuppressed(new IOException(SECRET_URL));

        // when
        Throwable copy = Redaction.cause(cause);

        // then
        assertThat(copy.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("java.io.IOException: beside", "java.io.IOException: https://b.example/k?(hidden)");
    }

    @Test
    void keeps_circular_exceptions_without_secrets() {
        // given
        Exception outer = new IllegalStateException("outer");
        outer.initCause(new IOException("inner", outer));

        // then
        assertThat(Redaction.cause(outer)).isSameAs(outer);
    }

    @Test
    void copies_circular_exceptions_once() {
        // given
        Exception outer = new IllegalStateException("outer");
        Exception inner = new IOException(SECRET_URL, outer);
        outer.initCause(inner);
        inner.addSuppressed(outer);

        // when
        Throwable copy = Redaction.cause(outer);

        // then
        assertThat(copy).cause().hasMessageContaining("(hidden)").hasNoCause().hasNoSuppressedExceptions();
    }

    @Test
    void shortens_exceptions_that_are_too_long_to_search() {
        // given: a text of the length that is looked at, and one that is longer
        String prefix = "java.io.IOException: ";
        IOException longest = new IOException("x".repeat(8192 - prefix.length()));
        IOException tooLong = new IOException("x".repeat(8193 - prefix.length()));

        // then
        assertThat(Redaction.cause(longest)).isSameAs(longest);
        assertThat(Redaction.cause(tooLong)).isNotSameAs(tooLong);
    }
}
