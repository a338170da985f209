/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.picture.Canvas;
import io.github.camelautoenhance.emulator.picture.Pictures;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final String ENHANCED = "/v3/images/one/enhanced";
    private static final String ORIGINAL = "/v3/images/one/original";

    @RegisterExtension
    static final AutoenhanceEmulatorExtension SLOW =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().processingTime(Duration.ofHours(1)));

    private static byte[] photo = new byte[0];

    private final HttpClient http = HttpClient.newHttpClient();
    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeAll
    static void takePhoto(@TempDir Path folder) throws IOException {
        // a dark room with a window
        BufferedImage room = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int level = x / 20 + y / 40 + (x > 900 && y < 300 ? 120 : 0);
                room.setRGB(x, y, level << 16 | level << 8 | level);
            }
        }
        Path file = folder.resolve("room.jpg");
        Pictures.writeJpeg(room, file, 0.95f);
        photo = Files.readAllBytes(file);
    }

    @BeforeEach
    void uploadPhoto() throws Exception {
        emulator = SLOW.get();
        client = new TestClient(emulator);
        client.put(client.uploadUrl("one"), OCTET_STREAM, photo);
        emulator.finish("one");
    }

    @Test
    void redirects_download_to_storage() throws Exception {
        // when
        HttpResponse<byte[]> redirect = fetch(emulator.baseUrl() + ENHANCED + "?preview=false", true);

        // then
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.body()).isEmpty();
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(emulator.storageUrl()).contains("X-Amz-Signature=");

        // when
        HttpResponse<byte[]> file = fetch(location, false);

        // then
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(file.body().length);
        assertThat(picture(file).getWidth()).isEqualTo(WIDTH);
        assertThat(brightness(picture(file))).isGreaterThan(brightness(picture(photo)) + 25);
        assertThat(emulator.journal().requests(Route.DOWNLOAD_ENHANCED)).hasSize(1);
        assertThat(emulator.journal().requests(Route.DOWNLOAD_FILE)).hasSize(1);
    }

    @Test
    void gives_free_watermarked_preview_by_default() throws Exception {
        // when
        BufferedImage preview = picture(follow(ENHANCED));
        BufferedImage full = Canvas.shrunk(picture(follow(ENHANCED + "?preview=false")), 800, 533);

        // then
        assertThat(preview.getWidth()).isEqualTo(800);
        assertThat(preview.getHeight()).isEqualTo(533);
        // on a stripe of the watermark, and beside it
        assertThat(green(preview, 10, 10)).isGreaterThan(green(full, 10, 10) + 60);
        assertThat(green(preview, 50, 10)).isCloseTo(green(full, 50, 10), Offset.offset(25));
        assertThat(emulator.journal().requests(Route.DOWNLOAD_ENHANCED))
                .extracting(RecordedRequest::credits)
                .containsExactly(0, 1);
    }

    @Test
    void keeps_watermark_on_every_preview() throws Exception {
        assertThat(follow(ENHANCED + "?watermark=false").body())
                .isEqualTo(follow(ENHANCED).body());
    }

    @Test
    void charges_once_for_an_image() throws Exception {
        // given
        assertThat(json(client.get("/v3/images/one"))).containsEntry("downloaded", false);

        // when
        follow(ENHANCED + "?preview=false");
        follow(ENHANCED + "?preview=false&format=png&max_width=300");

        // then
        assertThat(emulator.credits().spent()).isEqualTo(1);
        assertThat(emulator.credits().left()).isEmpty();
        assertThat(json(client.get("/v3/images/one"))).containsEntry("downloaded", true);
        assertThat(emulator.image("one").orElseThrow().downloaded()).isTrue();
        // and it stays paid for when it is processed again
        client.call("POST", "/v3/images/one/process", "");
        emulator.finish("one");
        follow(ENHANCED + "?preview=false");
        assertThat(emulator.credits().spent()).isEqualTo(1);
    }

    @Test
    void charges_once_for_concurrent_downloads() throws Exception {
        // given
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<HttpResponse<byte[]>> download = () -> follow(ENHANCED + "?preview=false");

        // when
        List<Future<HttpResponse<byte[]>>> replies;
        try {
            replies = threads.invokeAll(List.of(download, download, download, download));
        } finally {
            threads.shutdown();
        }

        // then
        for (Future<HttpResponse<byte[]>> reply : replies) {
            assertThat(reply.get().statusCode()).isEqualTo(200);
        }
        assertThat(emulator.credits().spent()).isEqualTo(1);
    }

    @Test
    void gives_only_previews_without_credits() throws Exception {
        // given
        emulator.credits().set(0);

        // when
        HttpResponse<byte[]> full = follow(ENHANCED + "?preview=false");

        // then
        assertThat(full.statusCode()).isEqualTo(402);
        assertThat(follow(ENHANCED).statusCode()).isEqualTo(200);
        assertThat(emulator.credits().spent()).isZero();
        // and with one they are
        emulator.credits().set(1);
        assertThat(follow(ENHANCED + "?preview=false").statusCode()).isEqualTo(200);
        assertThat(emulator.credits().left()).hasValue(0);
    }

    @Test
    void restores_credits_on_reset() throws Exception {
        try (AutoenhanceEmulator poor = AutoenhanceEmulator.builder().credits(3).start()) {
            poor.credits().set(7);
            poor.reset();
            assertThat(poor.credits().left()).hasValue(3);
        }
    }

    @Test
    void watermarks_free_full_size_in_dev_mode() throws Exception {
        // given
        emulator.credits().set(0);

        // when
        HttpResponse<byte[]> redirect = send(ENHANCED + "?preview=false", "x-dev-mode", "true");
        BufferedImage picture =
                picture(fetch(redirect.headers().firstValue("Location").orElseThrow(), false));

        // then
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        emulator.credits().set(1);
        BufferedImage paid = picture(follow(ENHANCED + "?preview=false"));
        assertThat(green(picture, 10, 10)).isGreaterThan(green(paid, 10, 10) + 60);
        assertThat(emulator.credits().spent()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "max_width=300, 300, 200",
        "scale=0.5, 600, 400",
        "scale=0.5&max_width=120, 120, 80",
        "max_width=5000, 1200, 800",
        "scale=0, 1, 1"
    })
    void scales_down_but_never_up(String query, int width, int height) throws Exception {
        // when
        BufferedImage picture = picture(follow(ENHANCED + "?preview=false&" + query));

        // then
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void makes_smaller_file_at_lower_quality() throws Exception {
        assertThat(follow(ENHANCED + "?preview=false&quality=10").body().length)
                .isLessThan(follow(ENHANCED + "?preview=false&quality=90").body().length);
    }

    @Test
    void gives_PNG_on_request() throws Exception {
        // when
        HttpResponse<byte[]> reply = follow(ENHANCED + "?format=png");

        // then
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture(reply).getWidth()).isEqualTo(800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quality=0",
                "quality=91",
                "quality=high",
                "format=gif",
                "format=webp",
                "preview=perhaps",
                "watermark=perhaps",
                "finetune=perhaps",
                "max_width=0",
                "scale=1.5",
                "scale=NaN",
                "scale=half"
            })
    void a_wrong_parameter_is_invalid_and_costs_nothing(String query) throws Exception {
        assertThat(send(ENHANCED + "?" + query).statusCode()).isEqualTo(422);
        assertThat(send(ORIGINAL + "?" + query).statusCode()).isEqualTo(422);
        assertThat(emulator.credits().spent()).isZero();
    }

    @Test
    void gives_original_unchanged_without_key() throws Exception {
        // when
        HttpResponse<byte[]> redirect = fetch(emulator.baseUrl() + ORIGINAL, false);
        HttpResponse<byte[]> file =
                fetch(redirect.headers().firstValue("Location").orElseThrow(), false);

        // then
        assertThat(file.body()).isEqualTo(photo);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(emulator.credits().spent()).isZero();
        assertThat(emulator.journal().requests(Route.DOWNLOAD_ORIGINAL)).hasSize(1);
    }

    @Test
    void gives_smaller_original_not_enhanced() throws Exception {
        // when
        BufferedImage original = picture(follow(ORIGINAL + "?max_width=600"));

        // then
        assertThat(original.getWidth()).isEqualTo(600);
        assertThat(brightness(original)).isBetween(brightness(picture(photo)) - 2, brightness(picture(photo)) + 2);
    }

    @Test
    void requires_key_for_enhanced_picture() throws Exception {
        assertThat(fetch(emulator.baseUrl() + ENHANCED, false).statusCode()).isEqualTo(401);
    }

    @Test
    void answers_404_for_picture_not_ready() throws Exception {
        // given
        client.put(client.uploadUrl("new"), OCTET_STREAM, photo);
        client.uploadUrl("empty");

        // then
        assertThat(send("/v3/images/new/enhanced").statusCode()).isEqualTo(404);
        assertThat(send("/v3/images/new/original").statusCode()).isEqualTo(302);
        assertThat(send("/v3/images/empty/original").statusCode()).isEqualTo(404);
        assertThat(send("/v3/images/none/enhanced").statusCode()).isEqualTo(404);
        emulator.setStatus("one", "expired", null);
        assertThat(send(ENHANCED).statusCode()).isEqualTo(404);
        assertThat(send(ORIGINAL).statusCode()).isEqualTo(404);
        assertThat(emulator.credits().spent()).isZero();
    }

    @Test
    void answers_chosen_status_for_picture_not_ready() throws Exception {
        try (AutoenhanceEmulator other =
                AutoenhanceEmulator.builder().notReadyStatus(202).start()) {
            // given
            TestClient own = new TestClient(other);
            own.uploadUrl("one");

            // then
            assertThat(own.call("GET", ENHANCED, "").statusCode()).isEqualTo(202);
        }
    }

    @Test
    void redirects_by_relative_path_first() throws Exception {
        try (AutoenhanceEmulator relative =
                AutoenhanceEmulator.builder().with(Switch.RELATIVE_LOCATION).start()) {
            // given
            TestClient own = new TestClient(relative);
            own.put(own.uploadUrl("one"), OCTET_STREAM, photo);
            relative.finish("one");

            // when
            String first = location(own.call("GET", ENHANCED + "?preview=false", ""));
            String second = location(own.get(first));

            // then
            assertThat(first).startsWith("/assets/one/");
            assertThat(second).startsWith(relative.storageUrl());
            assertThat(picture(fetch(second, false)).getWidth()).isEqualTo(WIDTH);
            assertThat(relative.journal().requests(Route.DOWNLOAD_ASSET)).hasSize(1);
            assertThat(own.get("/assets/one/..%2Foriginal").statusCode()).isEqualTo(404);
            assertThat(own.get("/assets/none/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void answers_with_picture_when_switched_on() throws Exception {
        try (AutoenhanceEmulator direct =
                AutoenhanceEmulator.builder().with(Switch.DIRECT_DOWNLOAD).start()) {
            // given
            TestClient own = new TestClient(direct);
            own.put(own.uploadUrl("one"), OCTET_STREAM, photo);

            // when
            HttpResponse<byte[]> reply = fetch(direct.baseUrl() + ORIGINAL, false);

            // then
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(photo);
        }
    }

    @Test
    void gives_range_of_file() throws Exception {
        // given
        String location = send(ORIGINAL).headers().firstValue("Location").orElseThrow();
        String size = "/" + photo.length;

        // when
        HttpResponse<byte[]> middle = fetch(location, false, "Range", "bytes=100-199");
        HttpResponse<byte[]> rest = fetch(location, false, "Range", "bytes=1000-");
        HttpResponse<byte[]> beyond = fetch(location, false, "Range", "bytes=" + photo.length + "-");

        // then
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(photo, 100, 200));
        assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 100-199" + size);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(photo, 1000, photo.length));
        assertThat(rest.headers().firstValue("ETag"))
                .isEqualTo(middle.headers().firstValue("ETag"))
                .isPresent();
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void refuses_changed_address_and_key() throws Exception {
        // given
        String location = send(ORIGINAL).headers().firstValue("Location").orElseThrow();

        // then
        assertThat(fetch(location.replace("/one/", "/two/"), false).statusCode())
                .isEqualTo(403);
        assertThat(fetch(location.replaceFirst("\\?.*", ""), false).statusCode())
                .isEqualTo(403);
        assertThat(client.put(location, OCTET_STREAM, photo).statusCode()).isEqualTo(403);
        assertThat(fetch(location, true).statusCode()).isEqualTo(403);
        assertThat(emulator.journal().leaks()).hasSize(1);
        client.call("DELETE", "/v3/images/one", "");
        assertThat(fetch(location, false).statusCode()).isEqualTo(404);
    }

    @Test
    void makes_new_picture_after_new_processing() throws Exception {
        // given
        byte[] enhanced = follow(ENHANCED + "?preview=false").body();

        // when
        client.call("POST", "/v3/images/one/process", "{\"enhance\": false}");
        emulator.finish("one");
        HttpResponse<byte[]> plain = follow(ENHANCED + "?preview=false");

        // then
        assertThat(plain.body()).isNotEqualTo(enhanced);
        assertThat(brightness(picture(plain)))
                .isBetween(brightness(picture(photo)) - 2, brightness(picture(photo)) + 2);
    }

    @Test
    void gives_plain_picture_for_undecodable_file() throws Exception {
        // given
        byte[] raw = {1, 2, 3};
        client.put(client.uploadUrl("raw"), OCTET_STREAM, raw);
        emulator.finish("raw");

        // then
        assertThat(picture(follow("/v3/images/raw/enhanced?preview=false")).getWidth())
                .isEqualTo(1200);
        HttpResponse<byte[]> original = follow("/v3/images/raw/original");
        assertThat(original.body()).isEqualTo(raw);
        assertThat(original.headers().firstValue("Content-Type")).hasValue(OCTET_STREAM);
    }

    private HttpResponse<byte[]> follow(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = send(path);
        return reply.statusCode() == 302
                ? fetch(reply.headers().firstValue("Location").orElseThrow(), false)
                : reply;
    }

    private HttpResponse<byte[]> send(String path, String... headers) throws IOException, InterruptedException {
        return fetch(emulator.baseUrl() + path, true, headers);
    }

    private HttpResponse<byte[]> fetch(String url, boolean withKey, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        Stream<String> key = withKey ? Stream.of("x-api-key", emulator.apiKey()) : Stream.of();
        String[] all = Stream.concat(Stream.of(headers), key).toArray(String[]::new);
        if (all.length > 0) {
            request.headers(all);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String location(HttpResponse<String> reply) {
        return reply.headers().firstValue("Location").orElseThrow();
    }

    private static BufferedImage picture(HttpResponse<byte[]> reply) throws IOException {
        return picture(reply.body());
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static int green(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >> 8 & 0xff;
    }

    private static double brightness(BufferedImage picture) {
        long sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                sum += green(picture, x, y);
            }
        }
        return (double) sum / picture.getWidth() / picture.getHeight();
    }
}
