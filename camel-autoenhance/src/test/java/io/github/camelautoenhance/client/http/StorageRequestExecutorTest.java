/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.testing.ManualScheduler;
import io.github.camelautoenhance.testing.ScriptedSocket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A photo's request on the wire: when the body leaves, and which reply counts. */
class StorageRequestExecutorTest {

    private static final String PHOTO = "0123456789";
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String STORED = reply(200);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RequestWatch watch = new RequestWatch(scheduler, scheduler::shutdownNow, Duration.ofMinutes(5));
    private final ScriptedSocket socket = new ScriptedSocket();
    private final HttpClientContext context = HttpClientContext.create();
    private final AtomicInteger opened = new AtomicInteger();

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void sends_photo_once_storage_says_continue() throws Exception {
        // given
        socket.reply(0, CONTINUE).reply(PHOTO.length(), STORED);

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(200);
        assertThat(response.containsHeader("Connection")).isFalse();
        assertThat(socket.head()).contains("Expect: 100-continue");
        assertThat(socket.body()).isEqualTo(PHOTO);
        assertThat(socket.timeouts()).containsExactly(3000, 0);
    }

    @Test
    void sends_photo_although_continue_never_comes() throws Exception {
        // given
        socket.reply(PHOTO.length(), STORED);

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(200);
        assertThat(socket.body()).isEqualTo(PHOTO);
        assertThat(socket.timeouts()).startsWith(3000);
    }

    @Test
    void takes_late_continue_for_no_reply() throws Exception {
        // given
        socket.reply(1, CONTINUE).reply(PHOTO.length(), STORED);

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(200);
        assertThat(socket.body()).isEqualTo(PHOTO);
    }

    @Test
    void waits_for_continue_after_other_interim_replies() throws Exception {
        // given
        socket.reply(0, "HTTP/1.1 103 Early Hints\r\n\r\n").reply(0, reply(403));

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(403);
        assertThat(socket.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 307, 400, 403, 417, 503})
    void sends_no_photo_after_final_refusal(int status) throws Exception {
        // given
        socket.reply(0, reply(status));

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(status);
        assertThat(response.getFirstHeader("Connection").getValue()).isEqualTo("close");
        assertThat(EntityUtils.toString(response.getEntity())).isEqualTo("said");
        assertThat(opened).hasValue(0);
        assertThat(socket.body()).isEmpty();
    }

    @Test
    void sends_no_photo_to_closed_connection() {
        // given
        socket.ends();

        // then
        assertThatThrownBy(() -> send(true)).isInstanceOf(NoHttpResponseException.class);
        assertThat(opened).hasValue(0);
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void accepts_success_before_photo_once_all_was_sent() throws Exception {
        // given
        socket.reply(0, STORED);

        // when
        ClassicHttpResponse response = send(true);

        // then
        assertThat(response.getCode()).isEqualTo(200);
        assertThat(response.getFirstHeader("Connection").getValue()).isEqualTo("close");
        assertThat(socket.body()).isEqualTo(PHOTO);
    }

    @Test
    void rejects_success_before_photo_when_write_breaks() {
        // given
        socket.reply(0, STORED).breaksAfter(5);

        // then
        assertThatThrownBy(() -> send(true)).isInstanceOf(SocketException.class).hasMessage("Broken pipe");
        assertThat(socket.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, 301", "true, 403", "true, 503", "false, 301", "false, 403", "false, 503"})
    void reads_refusal_after_broken_write(boolean asking, int status) throws Exception {
        // given
        if (asking) {
            socket.reply(0, CONTINUE);
        }
        socket.reply(5, reply(status)).breaksAfter(5);

        // when
        ClassicHttpResponse response = send(asking);

        // then
        assertThat(response.getCode()).isEqualTo(status);
        assertThat(EntityUtils.toString(response.getEntity())).isEqualTo("said");
        assertThat(response.getFirstHeader("Connection").getValue()).isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rejects_success_after_broken_write(boolean asking) {
        // given
        if (asking) {
            socket.reply(0, CONTINUE);
        }
        socket.reply(5, STORED).breaksAfter(5);

        // then
        assertThatThrownBy(() -> send(asking))
                .isInstanceOf(SocketException.class)
                .hasMessage("Broken pipe");
        assertThat(socket.isClosed()).isTrue();
        assertThat(StorageRequestExecutor.isCutOff(context)).isFalse();
    }

    @Test
    void keeps_connection_after_refusal_of_whole_photo() throws Exception {
        // given
        socket.reply(PHOTO.length(), reply(403));

        // when
        ClassicHttpResponse response = send(false);

        // then
        assertThat(response.getCode()).isEqualTo(403);
        assertThat(response.containsHeader("Connection")).isFalse();
    }

    @Test
    void closes_connection_at_once_when_source_fails() {
        // given
        socket.reply(0, reply(403));
        PhotoSource failing = photo(() -> {
            throw new IOException("FTP connection lost");
        });

        // then
        assertThatThrownBy(() -> send(failing, false)).isInstanceOf(PhotoEntity.SourceException.class);
        assertThat(socket.isClosed()).isTrue();
        assertThat(socket.timeouts()).isEmpty();
        assertThat(StorageRequestExecutor.isCutOff(context)).isFalse();
    }

    @Test
    void notes_connection_closed_before_reply() {
        // given
        socket.ends();

        // then
        assertThatThrownBy(() -> send(false)).isInstanceOf(NoHttpResponseException.class);
        assertThat(StorageRequestExecutor.isCutOff(context)).isTrue();
    }

    @Test
    void notes_broken_write_without_reply() {
        // given
        socket.breaksAfter(5);

        // then
        assertThatThrownBy(() -> send(false)).hasMessage("Broken pipe");
        assertThat(socket.timeouts()).containsExactly(1000);
        assertThat(StorageRequestExecutor.isCutOff(context)).isTrue();
    }

    @Test
    void distinguishes_cut_off_from_request_ended_locally() {
        // given
        socket.ends();

        // when
        assertThatThrownBy(() -> send(false)).isInstanceOf(IOException.class);

        // then
        assertThat(isCutOff(null, context)).isTrue();
        assertThat(isCutOff(RequestWatch.Ending.STALLED, context)).isFalse();
        assertThat(isCutOff(null, HttpClientContext.create())).isFalse();
    }

    private static boolean isCutOff(RequestWatch.@Nullable Ending ending, HttpContext context) {
        return HttpCaller.failed(Step.PUT, Subject.NONE, new IOException(), ending, context)
                                .outcome()
                        instanceof Outcome.Lost lost
                && lost.isCutOff();
    }

    @Test
    void notes_no_reset_after_part_of_reply() {
        // given
        socket.reply(PHOTO.length(), "HTTP/1.1 40").failsWith(new SocketException("Connection reset"));

        // then
        assertThatThrownBy(() -> send(false)).hasMessage("Connection reset");
        assertThat(StorageRequestExecutor.isCutOff(context)).isFalse();
    }

    @Test
    void ignores_silence_after_photo() {
        // then: the socket is silent
        assertThatThrownBy(() -> send(false)).isInstanceOf(SocketTimeoutException.class);
        assertThat(StorageRequestExecutor.isCutOff(context)).isFalse();
    }

    private ClassicHttpResponse send(boolean asking) throws IOException, HttpException {
        return send(photo(() -> new ByteArrayInputStream(PHOTO.getBytes(StandardCharsets.US_ASCII))), asking);
    }

    private ClassicHttpResponse send(PhotoSource photo, boolean asking) throws IOException, HttpException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("PUT", "/b/k");
        request.setHeader("Content-Length", PHOTO.length());
        if (asking) {
            request.setHeader("Expect", "100-continue");
        }
        request.setEntity(new PhotoEntity(photo, ManualScheduler.request(watch), sent -> {}));
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        connection.bind(socket);
        return new StorageRequestExecutor().execute(request, connection, null, context);
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private PhotoSource photo(Opening opening) {
        return new PhotoSource() {
            @Override
            public long length() {
                return PHOTO.length();
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public InputStream open() throws IOException {
                opened.incrementAndGet();
                return opening.open();
            }
        };
    }

    private static String reply(int status) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Length: 4\r\n\r\nsaid";
    }
}
