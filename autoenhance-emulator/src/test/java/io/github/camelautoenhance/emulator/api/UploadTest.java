/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static io.github.camelautoenhance.emulator.testing.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = new TestClient(EMULATOR.get());
    }

    @Test
    void stores_photo_byte_for_byte() throws Exception {
        // given
        byte[] photo = bytes(100_000);

        // when
        HttpResponse<String> reply = client.put(client.uploadUrl("one"), OCTET_STREAM, photo);

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().firstValue("ETag")).hasValue("\"" + hex("MD5", photo) + "\"");
        EmulatedImage image = EMULATOR.get().image("one").orElseThrow();
        assertThat(image.bytes()).isEqualTo(100_000);
        assertThat(image.sha256()).isEqualTo(hex("SHA-256", photo));
        assertThat(Objects.requireNonNull(image.file())).hasBinaryContent(photo);
    }

    @Test
    void counts_bytes_without_keeping_them() throws Exception {
        // given
        byte[] photo = bytes(70_000);

        // when
        client.put(client.uploadUrl("one"), OCTET_STREAM, photo);

        // then
        RecordedRequest upload = EMULATOR.get().journal().requests(Route.UPLOAD).get(0);
        assertThat(upload.bytes()).isEqualTo(70_000);
        assertThat(upload.sha256()).isEqualTo(hex("SHA-256", photo));
        assertThat(upload.text()).isEmpty();
        assertThat(upload.status()).isEqualTo(200);
        assertThat(upload.leak()).isFalse();
    }

    @Test
    void stores_fifty_megabytes() throws Exception {
        // given
        long size = 50L << 20;
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        BodyPublisher photo = BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new DigestInputStream(new RandomStream(size), sha256)), size);

        // when
        HttpResponse<String> reply = client.send("PUT", client.uploadUrl("big"), photo, "Content-Type", OCTET_STREAM);

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        EmulatedImage image = EMULATOR.get().image("big").orElseThrow();
        assertThat(image.bytes()).isEqualTo(size);
        assertThat(image.sha256()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
        assertThat(Files.size(Objects.requireNonNull(image.file()))).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content_type", "contentType"})
    void requires_registered_content_type(String field) throws Exception {
        // given
        String url = text(
                json(client.create("{\"image_name\": \"a.heic\", \"" + field + "\": \"image/heic\"}")), "upload_url");

        // when
        HttpResponse<String> asOther = client.put(url, OCTET_STREAM, bytes(10));
        HttpResponse<String> asRegistered = client.put(url, "image/heic", bytes(10));

        // then
        assertThat(url).contains("&content-type=image%2Fheic&X-Amz-Signature=");
        assertThat(asOther.statusCode()).isEqualTo(403);
        assertThat(asOther.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(asRegistered.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Küche & Bad+(1)*~'.jpg", "../../etc/passwd", "a/b\\\\c.jpg", "厨房.jpg", "%2F.jpg", ".."})
    void keeps_names_out_of_paths(String name, @TempDir Path directory) throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().directory(directory).start()) {
            // given
            TestClient own = new TestClient(emulator);
            String url =
                    text(json(own.create("{\"image_name\": \"" + name + "\", \"image_id\": \"one\"}")), "upload_url");

            // when
            HttpResponse<String> reply = own.put(url, OCTET_STREAM, bytes(10));

            // then
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(emulator.image("one").orElseThrow().file()).isEqualTo(directory.resolve("images/one/original"));
        }
    }

    @Test
    void replaces_photo_on_repeated_upload() throws Exception {
        // given
        String url = client.uploadUrl("one");
        client.put(url, OCTET_STREAM, bytes(10));

        // when
        HttpResponse<String> reply = client.put(url, OCTET_STREAM, bytes(20));

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(EMULATOR.get().image("one").orElseThrow().bytes()).isEqualTo(20);
        await().until(() -> EMULATOR.get().image("one").orElseThrow().status().equals("processed"));
    }

    @Test
    void stores_nothing_when_body_ends_early(@TempDir Path directory) throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().directory(directory).start()) {
            // given
            String url = new TestClient(emulator).uploadUrl("one");

            // when
            try (RawConnection connection = new RawConnection(url)) {
                connection
                        .put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 1000")
                        .send("only this");
            }

            // then
            await().until(() -> emulator.journal().requests(Route.UPLOAD).size() == 1);
            RecordedRequest upload = emulator.journal().requests(Route.UPLOAD).get(0);
            assertThat(upload.status()).isZero();
            assertThat(upload.bytes()).isEqualTo(9);
            assertThat(upload.sha256()).isEqualTo(hex("SHA-256", "only this".getBytes(StandardCharsets.UTF_8)));
            assertThat(emulator.image("one").orElseThrow().status()).isEqualTo("waiting");
            try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void sends_100_continue() throws Exception {
        // given
        String url = client.uploadUrl("one");

        // when
        try (RawConnection connection = new RawConnection(url)) {
            connection.put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 5", "Expect: 100-continue");
            String interim = connection.replyUpTo("\r\n\r\n");
            String reply = connection.send("photo").replyUpTo("\r\n\r\n");

            // then
            assertThat(interim).startsWith("HTTP/1.1 100 ");
            assertThat(reply).startsWith("HTTP/1.1 200 ");
        }
        assertThat(EMULATOR.get().image("one").orElseThrow().bytes()).isEqualTo(5);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String hex(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    /** Pseudo-random bytes that are nowhere kept. */
    private static final class RandomStream extends InputStream {
        private final Random random = new Random(1);
        private long left;

        RandomStream(long size) {
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            byte[] bytes = new byte[(int) Math.min(left, length)];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, buffer, offset, bytes.length);
            left -= bytes.length;
            return bytes.length;
        }
    }
}
