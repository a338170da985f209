/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AutoenhanceEmulatorExtension.class)
class ImageLifecycleTest {

    @Test
    void processes_image_after_upload() throws Exception {
        try (AutoenhanceEmulator slow = AutoenhanceEmulator.builder()
                .processingTime(Duration.ofHours(1))
                .start()) {
            // given
            TestClient client = new TestClient(slow);
            String url = client.uploadUrl("one");
            assertThat(json(client.get("/v3/images/one"))).containsEntry("status", "waiting");

            // when
            client.put(url, OCTET_STREAM, new byte[] {1, 2, 3});

            // then
            assertThat(json(client.get("/v3/images/one"))).containsEntry("status", "processing");
            slow.finish("one");
            assertThat(json(client.get("/v3/images/one"))).containsEntry("status", "processed");
        }
    }

    @Test
    void makes_previews_before_and_after(AutoenhanceEmulator emulator) throws Exception {
        // given
        TestClient client = new TestClient(emulator);
        String url = client.uploadUrl("one");
        assertThat(client.get("/emulator/images/one/before").statusCode()).isEqualTo(404);

        // when
        client.put(url, OCTET_STREAM, jpeg());
        await().until(() -> emulator.image("one").orElseThrow().status().equals("processed"));

        // then
        for (String when : new String[] {"before", "after"}) {
            HttpResponse<String> preview = client.get("/emulator/images/one/" + when);
            assertThat(preview.statusCode()).isEqualTo(200);
            assertThat(preview.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        }
    }

    @Test
    void processes_undecodable_file_without_previews(AutoenhanceEmulator emulator) throws Exception {
        // given
        TestClient client = new TestClient(emulator);

        // when
        client.put(client.uploadUrl("raw"), OCTET_STREAM, "no picture".getBytes(StandardCharsets.UTF_8));
        await().until(() -> emulator.image("raw").orElseThrow().status().equals("processed"));

        // then
        assertThat(client.get("/emulator/images/raw/after").statusCode()).isEqualTo(404);
        assertThat(client.get("/emulator/state").body()).contains("\"has_preview\":false");
    }

    @Test
    void reads_record_without_key(AutoenhanceEmulator emulator) throws Exception {
        // given
        TestClient client = new TestClient(emulator);
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"one\", \"upscale\": true}");

        // when
        HttpResponse<String> reply = client.get("/v3/images/one");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply))
                .containsEntry("image_id", "one")
                .containsEntry("upscale", true)
                .doesNotContainKeys("upload_url", "s3PutObjectUrl");
        assertThat(emulator.journal().requests(Route.RETRIEVE_IMAGE)).hasSize(1);
    }

    @Test
    void answers_404_for_unknown_id(AutoenhanceEmulator emulator) throws Exception {
        // when
        HttpResponse<String> reply = new TestClient(emulator).get("/v3/images/unknown");

        // then
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("{\"message\":\"Not Found\",\"detail\":{}}");
    }

    @Test
    void deletes_record_and_file(AutoenhanceEmulator emulator) throws Exception {
        // given
        TestClient client = new TestClient(emulator);
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
        Path file = Objects.requireNonNull(emulator.image("one").orElseThrow().file());
        assertThat(file).exists();

        // when
        HttpResponse<String> withoutKey = delete(client, emulator, "one", "none");
        HttpResponse<String> first = delete(client, emulator, "one", emulator.apiKey());
        HttpResponse<String> second = delete(client, emulator, "one", emulator.apiKey());

        // then
        assertThat(withoutKey.statusCode()).isEqualTo(401);
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(client.get("/v3/images/one").statusCode()).isEqualTo(404);
        assertThat(file).doesNotExist();
        assertThat(emulator.journal().requests(Route.DELETE_IMAGE)).hasSize(3);
    }

    private static HttpResponse<String> delete(TestClient client, AutoenhanceEmulator emulator, String id, String key)
            throws IOException, InterruptedException {
        return client.send(
                "DELETE", emulator.baseUrl() + "/v3/images/" + id, BodyPublishers.noBody(), "x-api-key", key);
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return jpeg.toByteArray();
    }
}
