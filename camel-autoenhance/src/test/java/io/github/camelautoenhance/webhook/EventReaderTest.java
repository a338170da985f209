/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.spi.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final int LIMIT = 64;
    private static final EventReader PATIENT = new EventReader(LIMIT, Duration.ofHours(1));
    private static final EventReader HASTY = new EventReader(LIMIT, Duration.ZERO);

    private static Message request(Object body) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setBody(body);
        return message;
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    @Test
    void answers_408_to_a_body_that_comes_late() {
        // given
        byte[] body = "{\"event\":\"webhook_updated\"}".getBytes(StandardCharsets.UTF_8);

        // when, then
        assertThatThrownBy(() -> HASTY.bounded(new ByteArrayInputStream(body)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(408));
        assertThatThrownBy(() -> HASTY.read(request(new StringReader("{}"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(408));
    }

    @Test
    void answers_408_when_the_server_gives_up_late() {
        assertThatThrownBy(() -> HASTY.bounded(failing(new IOException("closed"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(408));
    }

    @Test
    void answers_408_when_the_server_stops_waiting() {
        assertThatThrownBy(() -> PATIENT.bounded(failing(new SocketTimeoutException())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(408));
        assertThatThrownBy(() -> PATIENT.bounded(failing(new IOException(new SocketTimeoutException()))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(408));
    }

    @Test
    void answers_400_to_a_body_that_breaks_off() {
        assertThatThrownBy(() -> PATIENT.read(request(failing(new IOException("reset")))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void counts_bytes_of_characters_and_not_characters() {
        // given: 40 characters of two bytes
        String text = "\u00fc".repeat(40);

        // when, then
        assertThatThrownBy(() -> PATIENT.read(request(new StringReader(text))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
    }
}
