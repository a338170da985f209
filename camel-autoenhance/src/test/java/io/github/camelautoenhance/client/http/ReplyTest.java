/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.BasicHttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static final String RFC_1123 = "EEE, dd MMM yyyy HH:mm:ss 'GMT'";
    private static final String RFC_850 = "EEEE, dd-MMM-yy HH:mm:ss 'GMT'";
    private static final String ASCTIME = "EEE MMM ppd HH:mm:ss yyyy";

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 86_400})
    void reads_Retry_After_in_seconds(long seconds) {
        assertThat(Reply.retryAfter(" " + seconds + " ", null)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "99999999999999999999999999"})
    void takes_huge_Retry_After_as_very_long(String seconds) {
        assertThat(Reply.retryAfter(seconds, null)).isGreaterThan(Duration.ofDays(3650));
    }

    @ParameterizedTest
    @ValueSource(strings = {RFC_1123, RFC_850, ASCTIME})
    void row_8_reads_Retry_After_date_in_each_form(String form) {
        // given
        String inTenMinutes = date(form, Instant.now().plusSeconds(600));

        // then
        assertThat(Reply.retryAfter(inTenMinutes, null)).isCloseTo(Duration.ofMinutes(10), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void row_8_takes_past_Retry_After_date_as_now(String date) {
        assertThat(Reply.retryAfter(date, null)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5", "1.5", "5s", "", " ", "Sun, 99 Foo 1994"})
    void row_10_ignores_unreadable_Retry_After(String value) {
        assertThat(Reply.retryAfter(value, null)).isNull();
    }

    @Test
    void has_no_Retry_After_without_header() {
        assertThat(Reply.retryAfter(null, null)).isNull();
    }

    @Test
    void rows_8_and_58_measures_Retry_After_date_on_clock_of_server() {
        // given: a server whose clock is ten hours ahead
        Instant serverNow = Instant.now().plus(Duration.ofHours(10));

        // when
        Duration wait = Reply.retryAfter(date(RFC_1123, serverNow.plusSeconds(7)), date(RFC_1123, serverNow));

        // then
        assertThat(wait).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void measures_on_own_clock_when_Date_is_unreadable() {
        // when
        Duration wait = Reply.retryAfter(date(RFC_1123, Instant.now().plusSeconds(600)), "yesterday");

        // then
        assertThat(wait).isNotNull();
        assertThat(wait).isCloseTo(Duration.ofMinutes(10), Duration.ofMinutes(5));
    }

    @Test
    void reads_status_headers_and_body() throws Exception {
        // given
        ClassicHttpResponse response = response(307, "moved".getBytes(StandardCharsets.UTF_8));
        response.setHeader("Content-Type", "text/html");
        response.setHeader("Location", "/v3/images");
        response.setHeader("Retry-After", "3");

        // then
        assertThat(Reply.read(response))
                .isEqualTo(new Reply(307, "moved", true, "text/html", "/v3/images", Duration.ofSeconds(3)));
    }

    @Test
    void is_empty_without_body() throws Exception {
        // when
        Reply reply = Reply.read(new BasicClassicHttpResponse(204));

        // then
        assertThat(reply.text()).isEmpty();
        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.isSuccess()).isTrue();
    }

    @Test
    void row_17_drops_byte_order_mark() throws Exception {
        assertThat(Reply.read(response(200, "\ufeff{}".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("{}");
    }

    @Test
    void reads_reply_of_1_MiB_completely() throws Exception {
        // when
        Reply reply = Reply.read(response(200, new byte[1 << 20]));

        // then
        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.text()).hasSize(1 << 20);
    }

    @Test
    void stops_reading_one_byte_after_1_MiB() throws Exception {
        // given
        EndlessStream endless = new EndlessStream();
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.setEntity(new BasicHttpEntity(endless, ContentType.APPLICATION_JSON));

        // when
        Reply reply = Reply.read(response);

        // then
        assertThat(reply.isComplete()).isFalse();
        assertThat(endless.read).isEqualTo((1 << 20) + 1);
    }

    @Test
    void row_17_unpacks_gzipped_reply_that_was_not_requested() throws Exception {
        // given
        ClassicHttpResponse response = response(200, gzip("{\"image_id\": \"i-1\"}".getBytes(StandardCharsets.UTF_8)));
        response.setHeader("Content-Encoding", "gzip");

        // then
        assertThat(Reply.read(response).text()).isEqualTo("{\"image_id\": \"i-1\"}");
    }

    @Test
    void bounds_unpacked_size_of_gzipped_reply() throws Exception {
        // given: a few KiB that would become 4 MiB
        ClassicHttpResponse response = response(200, gzip(new byte[4 << 20]));
        response.setHeader("Content-Encoding", "GZip");

        // when
        Reply reply = Reply.read(response);

        // then
        assertThat(reply.isComplete()).isFalse();
        assertThat(reply.text()).hasSize(1 << 20);
    }

    @Test
    void quotes_200_characters_without_secrets() {
        // given
        Reply reply = new Reply(200, "https://b.example/k?s3cret " + "x".repeat(500), true, null, null, null);

        // then
        assertThat(reply.excerpt().length()).isCloseTo(200, within(1));
        assertThat(reply.excerpt())
                .startsWith("https://b.example/k?(hidden) xxx")
                .doesNotContain("s3cret");
    }

    private static ClassicHttpResponse response(int status, byte[] body) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(
                new BasicHttpEntity(new ByteArrayInputStream(body), body.length, ContentType.APPLICATION_JSON));
        return response;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String date(String form, Instant instant) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private static final class EndlessStream extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return ' ';
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            read += count;
            return count;
        }
    }
}
