/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageErrorTest {

    @Test
    void reads_code_and_message_of_S3() {
        assertThat(StorageError.parse(xml("SlowDown", "Please reduce your request rate.")))
                .isEqualTo(new StorageError("SlowDown", "Please reduce your request rate."));
    }

    @Test
    void reads_the_documented_form() {
        assertThat(StorageError.parse("{\"error\": \"Invalid request\"}"))
                .isEqualTo(new StorageError("Invalid request", null));
    }

    @Test
    void accepts_code_without_message() {
        assertThat(StorageError.parse("<Error><Code> SlowDown </Code></Error>").code())
                .isEqualTo("SlowDown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html><body>502 Bad Gateway</body></html>",
                "{}",
                "{\"error\": {}}",
                "<Code></Code>",
                "<Code>not a code</Code>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Error><Code>&e;</Code></Error>",
            })
    void finds_no_code_in_other_replies(String text) {
        assertThat(StorageError.parse(text).code()).isNull();
    }

    @Test
    void distinguishes_expired_from_denied_by_message() {
        assertThat(StorageError.parse(xml("AccessDenied", "Request has expired"))
                        .code())
                .isEqualTo(StorageError.REQUEST_EXPIRED);
        assertThat(StorageError.parse(xml("AccessDenied", "Access Denied")).code())
                .isEqualTo("AccessDenied");
        assertThat(StorageError.parse("<Code>AccessDenied</Code>").code()).isEqualTo("AccessDenied");
        assertThat(StorageError.parse(xml("InvalidToken", "The token has expired"))
                        .code())
                .isEqualTo("InvalidToken");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "403, RequestExpired,        true",
                "403, ExpiredToken,          true",
                "400, ExpiredToken,          true",
                "400, TokenRefreshRequired,  true",
                "403, AccessDenied,          false",
                "403, SignatureDoesNotMatch, false",
                "403, none,                  false",
                "500, ExpiredToken,          false",
            })
    void recognises_expired_address(int status, @Nullable String code, boolean expired) {
        assertThat(StorageError.isExpired(status, code)).isEqualTo(expired);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "400, RequestTimeout, true",
                "403, RequestTimeout, false",
                "400, EntityTooLarge, false",
                "400, none,           false",
            })
    void recognises_idle_connection(int status, @Nullable String code, boolean idle) {
        assertThat(StorageError.isIdleTimeout(status, code)).isEqualTo(idle);
    }

    @Test
    void notes_missing_message_in_excerpt() {
        assertThat(StorageError.parse("<Code>SlowDown</Code>").excerpt()).isEqualTo("no message");
    }

    @Test
    void hides_quoted_address_in_excerpt() {
        // given
        StorageError error = StorageError.parse(
                xml("InvalidURI", "Couldn't parse https://b.s3.amazonaws.com/k?X-Amz-Signature=s3cret."));

        // then
        assertThat(error.excerpt()).contains("https://b.s3.amazonaws.com/k").doesNotContain("s3cret");
    }

    private static String xml(String code, String message) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>%s</Code><Message>%s</Message><RequestId>1</RequestId></Error>""".formatted(code, message);
    }
}
