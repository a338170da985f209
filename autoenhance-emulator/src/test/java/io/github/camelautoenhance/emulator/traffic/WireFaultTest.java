/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestCertificate;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.util.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault as a client sees it that reads the very bytes. */
class WireFaultTest {

    private static final String CREATE = "{\"image_name\": \"a.jpg\", \"image_id\": \"one\"}";
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static SSLContext tls;

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        tls = TestCertificate.make(directory);
    }

    @BeforeEach
    void start() {
        emulator = AutoenhanceEmulator.start();
        client = new TestClient(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void stalls_upload_after_100_continue() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, WireFault.stall());
        int length = 100_000_000;

        try (RawConnection connection = put(url, length, "Expect: 100-continue")) {
            // when
            String interim = connection.replyUpTo("\r\n\r\n");
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(connection, length));

            // then: it is never all sent, until the emulator forgets its faults
            assertThat(interim).isEqualTo(CONTINUE);
            await().until(() -> emulator.journal().inFlight() == 1);
            assertThat(sending).isNotDone();
            emulator.reset();
            assertThat(sending).failsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void closes_connection_without_reply() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.pass(), WireFault.closeUnanswered());

        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            // when: the connection has served one request, and is kept
            connection.send(post(emulator));
            String first = connection.replyUpTo("}");
            connection.send(post(emulator));

            // then
            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(connection.reply()).isEmpty();
        }
        assertThat(emulator.images()).hasSize(1);
    }

    @Test
    void withholds_100_continue() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, WireFault.withoutContinue());

        // when
        try (RawConnection connection = put(url, 5, "Expect: 100-continue")) {
            await().until(() -> emulator.journal().inFlight() == 1);
            String reply = connection.send("photo").reply();

            // then
            assertThat(reply).startsWith("HTTP/1.1 200");
        }
        assertThat(emulator.image("one").orElseThrow().bytes()).isEqualTo(5);
    }

    @Test
    void sends_100_continue_without_fault() throws Exception {
        // given
        String url = client.uploadUrl("one");

        // when
        try (RawConnection connection = put(url, 5, "Expect: 100-continue")) {
            String interim = connection.replyUpTo("\r\n\r\n");

            // then
            assertThat(interim).isEqualTo(CONTINUE);
        }
    }

    @Test
    void sends_whole_reply_byte_by_byte() throws Exception {
        // given
        Duration pause = Duration.ofMillis(2);
        emulator.faults().on(Route.CREATE_IMAGE, WireFault.dribble(pause));

        // when
        long start = System.nanoTime();
        String reply;
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            connection.send(post(emulator));
            reply = connection.reply();
        }

        // then
        String body = reply.substring(reply.indexOf("\r\n\r\n") + 4);
        assertThat(reply).contains("Content-Length: " + body.length());
        assertThat(Json.object(body.getBytes(StandardCharsets.UTF_8))).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(pause.multipliedBy(body.length()));
    }

    @Test
    void cuts_reply_short_of_content_length() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, WireFault.cutAfter(10));

        // when
        String reply;
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            connection.send(post(emulator));
            reply = connection.reply();
        }

        // then
        assertThat(reply.substring(reply.indexOf("\r\n\r\n") + 4)).hasSize(10);
        assertThat(reply).containsPattern("Content-Length: \\d{3}");
        assertThat(emulator.images()).hasSize(1);
    }

    @Test
    void answers_before_reset_with_photo_unread() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));

        // when
        try (RawConnection connection = put(url, 100_000)) {
            String reply = connection.replyUpTo("</Error>");

            // then
            assertThat(reply).startsWith("HTTP/1.1 403").contains("<Code>AccessDenied</Code>");
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
        assertThat(emulator.journal().requests(Route.UPLOAD).get(0).bytes()).isZero();
    }

    @Test
    void floods_with_requested_bytes() throws Exception {
        // given
        emulator.faults()
                .on(Route.CREATE_IMAGE, WireFault.flood(Fault.status(200).body("application/json", "[1]"), 60_000_000));

        // when
        String body = client.create(CREATE).body();

        // then
        assertThat(body).hasSize(60_000_000).startsWith("[1][1][1]").endsWith("[1]");
    }

    @Test
    void ends_endless_flood_with_client() throws Exception {
        // given
        Fault.Status page = Fault.status(200).body("application/json", " ");
        emulator.faults().on(Route.CREATE_IMAGE, WireFault.flood(page, Long.MAX_VALUE));

        // when
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            connection.send(post(emulator));
            String unused = connection.replyUpTo("      ");
        }

        // then: nothing is left that the end of the emulator would have to wait for
        emulator.close();
    }

    @Test
    void sends_small_gzip_of_large_flood() throws Exception {
        // given
        Fault.Status page = Fault.status(200).body("application/json", " ");
        emulator.faults()
                .on(Route.CREATE_IMAGE, WireFault.flood(page, 60_000_000).gzipped());

        // when
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/v3/images/"))
                .header("x-api-key", emulator.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString(CREATE))
                .build();
        byte[] sent = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();

        // then
        assertThat(sent).hasSizeLessThan(1_000_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent)).transferTo(OutputStream.nullOutputStream()))
                .isEqualTo(60_000_000);
    }

    @Test
    void sends_half_a_TLS_record() throws Exception {
        try (AutoenhanceEmulator secure = AutoenhanceEmulator.builder().tls(tls).start()) {
            // given
            secure.faults().on(Route.CREATE_IMAGE, WireFault.halfTlsRecord());
            URI uri = URI.create(secure.baseUrl());

            // when
            try (RecordingSocket below = new RecordingSocket(uri);
                    Socket above = tls.getSocketFactory().createSocket(below, uri.getHost(), uri.getPort(), true)) {
                above.getOutputStream().write(post(secure).getBytes(StandardCharsets.US_ASCII));
                int read = above.getInputStream().read();

                // then: Java's TLS passes it off as an orderly end, but the half is there
                byte[] received = below.received.toByteArray();
                byte[] end = Arrays.copyOfRange(received, received.length - 8192, received.length);
                assertThat(read).isNegative();
                assertThat(end).startsWith(23, 3, 3, 64, 0);
            }
            assertThat(secure.images()).hasSize(1);
        }
    }

    @Test
    void rejects_impossible_faults() {
        Fault.Status empty = Fault.status(204);

        assertThatThrownBy(() -> WireFault.cutAfter(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireFault.dribble(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireFault.flood(empty, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RawConnection put(String url, int length, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: " + OCTET_STREAM);
        all.add("Content-Length: " + length);
        return new RawConnection(url).put(url, all.toArray(String[]::new));
    }

    private static String post(AutoenhanceEmulator to) {
        return "POST /v3/images/ HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + to.apiKey() + "\r\nContent-Length: "
                + CREATE.length() + "\r\n\r\n" + CREATE;
    }

    private static void send(RawConnection connection, int length) {
        String block = "x".repeat(100_000);
        try {
            for (int sent = 0; sent < length; sent += block.length()) {
                connection.send(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what comes in before TLS has understood it. */
    private static final class RecordingSocket extends Socket {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        RecordingSocket(URI uri) throws IOException {
            super(uri.getHost(), uri.getPort());
            setSoTimeout(60_000);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int count = super.read(target, offset, length);
                    if (count > 0) {
                        received.write(target, offset, count);
                    }
                    return count;
                }
            };
        }
    }
}
