/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.picture.CaptureData;
import io.github.camelautoenhance.emulator.picture.Pictures;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderProcessingTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension SLOW = new AutoenhanceEmulatorExtension(
            AutoenhanceEmulator.builder().groupingTime(Duration.ofHours(1)).processingTime(Duration.ofHours(1)));

    private static List<Path> exposures = List.of();
    private static List<Path> rooms = List.of();

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeAll
    static void takePhotos(@TempDir Path drawn) throws IOException {
        exposures = SamplePhotos.writeBracketsTo(drawn.resolve("brackets"));
        rooms = SamplePhotos.writeTo(drawn.resolve("rooms"));
    }

    @BeforeEach
    void connect() {
        emulator = SLOW.get();
        client = new TestClient(emulator);
    }

    @Test
    void shows_no_images_while_grouping() throws Exception {
        // given
        upload("1.raw", "2.raw", "3.raw");

        // when
        HttpResponse<String> reply = process("{\"number_of_brackets_per_image\": 3}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        for (HttpResponse<String> order : List.of(reply, client.get("/v3/orders/house"))) {
            assertThat(json(order))
                    .containsEntry("status", "processing")
                    .containsEntry("is_merging", true)
                    .containsEntry("images", List.of());
        }

        // when
        emulator.finishGrouping("house");

        // then
        assertThat(json(client.get("/v3/orders/house")))
                .containsEntry("is_merging", false)
                .containsEntry("is_processing", true)
                .containsEntry("total_images", 1);
        EmulatedImage image = emulator.images().get(0);
        assertThat(image.imageName()).isEqualTo("1.raw");
        assertThat(emulator.brackets())
                .extracting(EmulatedBracket::imageId)
                .containsOnly(image.imageId())
                .hasSize(3);
        emulator.finish(image.imageId());
        assertThat(emulator.order("house").orElseThrow().status()).isEqualTo("processed");
        assertThat(emulator.journal().requests(Route.PROCESS_ORDER)).hasSize(1);
    }

    @Test
    void shows_images_after_grouping_time() throws Exception {
        try (AutoenhanceEmulator quick = AutoenhanceEmulator.start()) {
            // given
            TestClient own = new TestClient(quick);
            own.uploadBracket("house", "1.raw", new byte[] {1});
            own.uploadBracket("house", "2.raw", new byte[] {2});

            // when
            own.call("POST", "/v3/orders/house/process", "");

            // then
            await().until(() -> quick.order("house").orElseThrow().status().equals("processed"));
            assertThat(quick.images()).hasSize(2);
        }
    }

    @Test
    void groups_as_the_request_says() throws Exception {
        // given
        List<String> ids = upload("1.raw", "2.raw", "3.raw", "4.raw");

        // when
        process("{\"images\": [{\"bracket_ids\": [\"%s\", \"%s\"]}, {\"bracket_ids\": [\"%s\"]}]}"
                .formatted(ids.get(2), ids.get(0), ids.get(1)));
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly("3.raw: 1.raw 3.raw", "2.raw: 2.raw");
        assertThat(emulator.brackets().get(3).imageId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 'a: a b, c: c d, e: e'",
        "3, 'a: a b c, d: d e'",
        "5, 'a: a b c d e'",
        // without pictures to look at, every bracket is an image of its own
        "0, 'a: a, b: b, c: c, d: d, e: e'"
    })
    void groups_of_a_size_follow_the_names(int size, String expected) throws Exception {
        // given
        upload("c", "a", "e", "d", "b");

        // when
        process("{\"number_of_brackets_per_image\": " + size + "}");
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly(expected.split(", "));
    }

    @Test
    void groups_by_capture_time_and_exposure() throws Exception {
        // given
        for (Path file : List.of(exposures.get(1), rooms.get(0), exposures.get(2), rooms.get(1), exposures.get(0))) {
            client.uploadBracket("house", name(file), Files.readAllBytes(file));
        }

        // when
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups())
                .containsExactly(
                        "kitchen.jpg: kitchen.jpg",
                        "living-room.jpg: living-room.jpg",
                        "IMG_0001.jpg: IMG_0001.jpg IMG_0002.jpg IMG_0003.jpg");
    }

    @Test
    void begins_next_image_at_repeated_exposure() throws Exception {
        // given two series within the second that a camera tells
        for (int room = 1; room <= 2; room++) {
            for (Path file : exposures.subList(0, 2)) {
                client.uploadBracket("house", room + "-" + name(file), Files.readAllBytes(file));
            }
        }

        // when
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups())
                .containsExactly(
                        "1-IMG_0001.jpg: 1-IMG_0001.jpg 1-IMG_0002.jpg",
                        "2-IMG_0001.jpg: 2-IMG_0001.jpg 2-IMG_0002.jpg");
    }

    @Test
    void groups_manual_series_by_exposure_time() throws Exception {
        // given
        for (Path file : exposures) {
            client.uploadBracket("house", name(file), withoutBias(file));
        }

        // when
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly("IMG_0001.jpg: IMG_0001.jpg IMG_0002.jpg IMG_0003.jpg");
    }

    @Test
    void groups_brackets_without_EXIF_by_scene() throws Exception {
        // given
        List<Path> files = List.of(exposures.get(0), exposures.get(1), exposures.get(2), rooms.get(0), rooms.get(4));
        for (Path file : files) {
            client.uploadBracket("house", files.indexOf(file) + ".jpg", withoutExif(file));
        }

        // when
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly("0.jpg: 0.jpg 1.jpg 2.jpg", "3.jpg: 3.jpg", "4.jpg: 4.jpg");
    }

    @Test
    void gives_settings_to_every_image() throws Exception {
        // given
        upload("1.raw", "2.raw");

        // when
        process("{\"enhance_type\": \"warm\", \"upscale\": true, \"number_of_brackets_per_image\": 1}");
        emulator.finishGrouping("house");

        // then
        assertThat(emulator.images()).hasSize(2).allSatisfy(image -> assertThat(image.fields())
                .containsOnlyKeys("enhance_type", "upscale")
                .containsEntry("upscale", true));
    }

    @Test
    void groups_bracket_once_for_repeated_requests() throws Exception {
        // given
        List<String> ids = upload("1.raw", "2.raw");
        String byHand = "{\"images\": [{\"bracket_ids\": [\"%s\", \"%s\"]}]}".formatted(ids.get(0), ids.get(1));

        // when
        process(byHand);
        process(byHand);
        emulator.finishGrouping("house");
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly("1.raw: 1.raw 2.raw");
        assertThat(emulator.order("house").orElseThrow().merging()).isFalse();
    }

    @Test
    void leaves_out_bracket_without_file() throws Exception {
        // given
        upload("1.raw");
        var late = client.createBracket("house", "2.raw");

        // when
        process("");
        emulator.finishGrouping("house");

        // then
        assertThat(groups()).containsExactly("1.raw: 1.raw");
        client.put(String.valueOf(late.get("upload_url")), TestClient.OCTET_STREAM, new byte[] {2});
        process("");
        emulator.finishGrouping("house");
        assertThat(groups()).containsExactly("1.raw: 1.raw", "2.raw: 2.raw");
    }

    @Test
    void frees_brackets_of_deleted_image() throws Exception {
        // given
        upload("1.raw");
        process("");
        emulator.finishGrouping("house");

        // when
        client.call("DELETE", "/v3/images/" + emulator.images().get(0).imageId(), "");

        // then
        assertThat(emulator.brackets().get(0).imageId()).isNull();
    }

    @Test
    void hides_processing_when_switched_on() throws Exception {
        try (AutoenhanceEmulator sly = AutoenhanceEmulator.builder()
                .groupingTime(Duration.ofHours(1))
                .with(Switch.LATE_ORDER_FLAGS)
                .start()) {
            // given
            TestClient own = new TestClient(sly);
            own.uploadBracket("house", "1.raw", new byte[] {1});

            // when
            HttpResponse<String> reply = own.call("POST", "/v3/orders/house/process", "");

            // then
            assertThat(json(reply))
                    .containsEntry("is_merging", false)
                    .containsEntry("is_processing", false)
                    .containsEntry("images", List.of());
            sly.finishGrouping("house");
            assertThat(sly.images()).hasSize(1);
        }
    }

    @Test
    void ends_grouping_on_reset() throws Exception {
        // given
        upload("1.raw");
        process("");

        // when
        emulator.reset();
        upload("2.raw");
        emulator.finishGrouping("house");

        // then
        assertThat(emulator.images()).isEmpty();
        assertThat(emulator.order("house").orElseThrow().merging()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"number_of_brackets_per_image\": -1}",
                "{\"images\": {}}",
                "{\"images\": [{\"bracket_ids\": [1]}]}",
                "{\"images\": [{\"bracket_ids\": [\"unknown\"]}]}",
                "{\"window_pull_type\": \"ALL\"}"
            })
    void a_request_that_breaks_the_schema_is_invalid_and_changes_nothing(String json) throws Exception {
        // given
        upload("1.raw");

        // then
        assertThat(process(json).statusCode()).isEqualTo(422);
        assertThat(emulator.order("house").orElseThrow().merging()).isFalse();
    }

    @Test
    void rejects_bracket_in_two_images() throws Exception {
        // given
        String id = upload("1.raw").get(0);

        // when
        HttpResponse<String> reply =
                process("{\"images\": [{\"bracket_ids\": [\"%s\"]}, {\"bracket_ids\": [\"%s\"]}]}".formatted(id, id));

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("\"images\":{\"1\":{\"bracket_ids\":[");
    }

    @Test
    void refuses_unknown_order_and_old_version() throws Exception {
        upload("1.raw");
        assertThat(client.call("POST", "/v3/orders/none/process", "").statusCode())
                .isEqualTo(404);
        assertThat(client.call("POST", "/v3/orders/house/process", "", "x-api-version", "2025-01-01")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> process(String json) throws Exception {
        return client.call("POST", "/v3/orders/house/process", json);
    }

    private List<String> upload(String... names) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(client.uploadBracket("house", name, name.getBytes(StandardCharsets.UTF_8)));
        }
        return ids;
    }

    /** Every image as its name and the names of its brackets. */
    private List<String> groups() {
        return emulator.images().stream()
                .map(image -> image.imageName() + ": "
                        + String.join(
                                " ",
                                emulator.brackets().stream()
                                        .filter(bracket -> image.imageId().equals(bracket.imageId()))
                                        .map(EmulatedBracket::name)
                                        .sorted()
                                        .toList()))
                .toList();
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** The biases of the samples are -6/3, 0/3 and 6/3 EV, in this form only once in the EXIF block at the start. */
    private static byte[] withoutBias(Path file) throws IOException {
        ByteBuffer jpeg = ByteBuffer.wrap(Files.readAllBytes(file));
        for (int i = 0; i < 1000; i++) {
            if (Math.abs(jpeg.getInt(i)) == 6 && jpeg.getInt(i + 4) == 3) {
                jpeg.putInt(i, 0);
            }
        }
        Path changed = Files.write(Files.createTempFile(file.getParent(), "manual", ".jpg"), jpeg.array());
        assertThat(CaptureData.read(changed).exposureBias()).hasValue(0.0);
        return jpeg.array();
    }

    private static byte[] withoutExif(Path file) throws IOException {
        Path plain = Files.createTempFile(file.getParent(), "plain", ".jpg");
        Pictures.writeJpeg(Pictures.read(file, 1500).orElseThrow(), plain, 0.9f);
        return Files.readAllBytes(plain);
    }
}
