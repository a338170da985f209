/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedReplyTest {

    @Test
    void a_reply_has_status_headers_and_the_JSON_of_its_answer() {
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
    void bytes_of_pictures_are_not_kept() {
        // when
        RecordedReply reply = Answer.of(200, "image/jpeg", new byte[1000]).recorded();

        // then
        assertThat(reply.header("Content-Type")).hasValue("image/jpeg");
        assertThat(reply.json()).isEmpty();
    }

    @Test
    void the_text_of_a_reply_shows_no_address() {
        // given
        RecordedReply reply = Answer.json(200, Map.of("upload_url", "http://a/b?X-Amz-Signature=1"))
                .with("Location", "http://a/b?X-Amz-Signature=1")
                .recorded();

        // then
        assertThat(reply).asString().matches("200 \\(\\d+ bytes of JSON\\)");
    }
}
