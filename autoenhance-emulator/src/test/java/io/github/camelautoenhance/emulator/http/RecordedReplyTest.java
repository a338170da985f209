/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedReplyTest {

    @Test
    void records_status_headers_and_JSON() {
        // when
        RecordedReply reply = Answer.json(429, Map.of("message", "zu früh"))
                .with("Retry-After", "3")
                .recorded();

        // then
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("retry-after")).hasValue("3");
        assertThat(reply.header("x-none")).isEmpty();
        assertThat(new String(reply.json(), StandardCharsets.UTF_8)).isEqualTo("{\"message\":\"zu früh\"}");
    }

    @Test
    void does_not_record_picture_bytes() {
        // when
        RecordedReply reply = Answer.of(200, "image/jpeg", new byte[1000]).recorded();

        // then
        assertThat(reply.header("Content-Type")).hasValue("image/jpeg");
        assertThat(reply.json()).isEmpty();
    }

    @Test
    void hides_addresses_in_text() {
        // given
        RecordedReply reply = Answer.json(200, Map.of("upload_url", "http://a/b?X-Amz-Signature=1"))
                .with("Location", "http://a/b?X-Amz-Signature=1")
                .recorded();

        // then
        assertThat(reply).asString().matches("200 \\(\\d+ bytes of JSON\\)");
    }
}
