/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way back: what the page shows when the service says that a photo is done. */
class WayBackTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path home;

    @TempDir
    static Path samples;

    private static @Nullable RunningApplication application;
    private static @Nullable ReverseProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        application = RunningApplication.on(EMULATOR.get(), home, "--results.kept=6");
        SamplePhotos.writeTo(samples);
        proxy = new ReverseProxy(application.uri("/autoenhance"));
    }

    @AfterAll
    static void stop() {
        proxy().close();
        application().close();
    }

    @BeforeEach
    void register() {
        EMULATOR.get().webhook(proxy().uri("/autoenhance"), RunningApplication.SECRET);
    }

    @Test
    void shows_photo_of_form_before_and_after() throws Exception {
        // when
        HttpResponse<String> answer = send("kitchen.jpg");

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode result = awaitPictures("kitchen.jpg");
        assertThat(result.path("status").asText()).isEqualTo("processed");
        byte[] before = picture(result, "before");
        byte[] after = picture(result, "after");
        assertThat(ImageIO.read(new ByteArrayInputStream(before))).isNotNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(after))).isNotNull();
        assertThat(after).isNotEqualTo(before);
        assertThat(EMULATOR.get().credits().spent()).isZero();
    }

    @Test
    void shows_photo_of_folder() throws Exception {
        // when
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.copy(sample(), home.resolve("on-its-way"));
        Files.move(home.resolve("on-its-way"), inbox.resolve("bath.jpg"));

        // then
        assertThat(picture(awaitPictures("bath.jpg"), "after")).isNotEmpty();
    }

    @Test
    void shows_why_photo_was_not_enhanced() throws Exception {
        // given
        EMULATOR.get().failNext("The photo is too dark");

        // when
        send("dark.jpg");

        // then
        JsonNode dark =
                awaitResult("dark.jpg", result -> result.path("status").asText().equals("error"));
        assertThat(dark.path("reason").asText()).isEqualTo("The photo is too dark");
        assertThat(Http.get(address(dark, "after")).statusCode()).isEqualTo(404);
    }

    @Test
    void serves_markup_name_as_json_without_scripts() throws Exception {
        // when
        send("<img src=x onerror=alert(1)>.jpg");

        // then
        awaitPictures("<img src=x onerror=alert(1)>.jpg");
        assertThat(Http.get(application().uri("/results")).headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(Http.get(application().uri("/")).body())
                .contains("Content-Security-Policy", "default-src 'none'; script-src 'self'");
        assertThat(Http.get(application().uri("/photos.js")).body()).doesNotContain("innerHTML", "insertAdjacentHTML");
    }

    @Test
    void keeps_only_pictures_of_newest_images() throws Exception {
        // when
        for (int i = 0; i < 7; i++) {
            send("one-of-many-" + i + ".jpg");
            awaitPictures("one-of-many-" + i + ".jpg");
        }

        // then
        assertThat(results()).hasSize(6);
        assertThat(result("one-of-many-0.jpg")).isNull();
        await("the last one is written").atMost(PATIENCE).untilAsserted(() -> {
            try (Stream<Path> files = Files.list(home.resolve("results"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(results().stream()
                                .map(result -> result.path("imageId").asText())
                                .flatMap(id -> Stream.of(id + ".json", id + "-before.jpg", id + "-after.jpg"))
                                .toList());
            }
        });
    }

    @Test
    void answers_401_for_foreign_event() throws Exception {
        // when
        HttpResponse<String> answer = Http.post(
                proxy().uri("/autoenhance"),
                "application/json",
                BodyPublishers.ofString("{\"event\": \"image_processed\", \"image_id\": \"forged\"}"));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(RunningApplication.SECRET, "forged");
        assertThat(EMULATOR.get().journal().requests())
                .noneMatch(request -> request.path().contains("forged"));
    }

    @Test
    void serves_no_file_for_unknown_image() throws Exception {
        for (String imageId : List.of("nobody", "..%2F..%2Finbox", "%2e%2e", ".kitchen")) {
            assertThat(Http.get(application().uri("/results/" + imageId + "/after"))
                            .statusCode())
                    .as(imageId)
                    .isIn(400, 404);
        }
    }

    @Test
    void forwards_only_webhook_through_proxy() throws Exception {
        for (String path : List.of("/", "/results", "/photos", "/actuator/health")) {
            assertThat(Http.get(proxy().uri(path)).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(Http.get(proxy().uri("/autoenhance")).statusCode()).isEqualTo(403);
    }

    private static byte[] picture(JsonNode result, String which) throws Exception {
        HttpResponse<byte[]> answer = Http.getBytes(address(result, which));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        return answer.body();
    }

    private static URI address(JsonNode result, String which) {
        return application().uri("/results/" + result.path("imageId").asText() + "/" + which);
    }

    private static JsonNode awaitPictures(String name) {
        return awaitResult(name, result -> result.path("pictures").asBoolean());
    }

    private static JsonNode awaitResult(String name, Predicate<JsonNode> expected) {
        return await(name)
                .atMost(PATIENCE)
                .until(() -> result(name), result -> result != null && expected.test(result));
    }

    private static @Nullable JsonNode result(String name) throws Exception {
        return results().stream()
                .filter(result -> result.path("name").asText().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> results() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(Http.get(application().uri("/results")).body());
        return json.valueStream().toList();
    }

    private static Path sample() throws Exception {
        try (Stream<Path> drawn = Files.list(samples)) {
            return drawn.sorted().findFirst().orElseThrow();
        }
    }

    private static HttpResponse<String> send(String name) throws Exception {
        return Http.sendPhoto(application().uri("/photos"), name, BodyPublishers.ofFile(sample()), null);
    }

    private static RunningApplication application() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return application;
    }

    private static ReverseProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException("not started");
        }
        return proxy;
    }
}
