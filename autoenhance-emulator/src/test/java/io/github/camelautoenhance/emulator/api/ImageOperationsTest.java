/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static io.github.camelautoenhance.emulator.testing.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOperationsTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension SLOW =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().processingTime(Duration.ofHours(1)));

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        emulator = SLOW.get();
        client = new TestClient(emulator);
    }

    @Test
    void finishes_processing_on_request() throws Exception {
        // given
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
        assertThat(status("one")).isEqualTo("processing");

        // when
        emulator.finish("one");

        // then
        assertThat(status("one")).isEqualTo("processed");
    }

    @Test
    void keeps_settings_left_out_of_process_request() throws Exception {
        // given
        String url = text(
                json(client.create(
                        "{\"image_name\": \"a.jpg\", \"image_id\": \"one\", \"upscale\": true, \"rating\": 3}")),
                "upload_url");
        client.put(url, OCTET_STREAM, new byte[] {1});
        emulator.finish("one");

        // when
        HttpResponse<String> reply = client.call("POST", "/v3/images/one/process", "{\"rating\": 5, \"new\": 1}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply))
                .containsEntry("status", "processing")
                .containsEntry("upscale", true)
                .containsEntry("rating", 5)
                .containsEntry("new", 1);
        emulator.finish("one");
        assertThat(status("one")).isEqualTo("processed");
        assertThat(emulator.journal().requests(Route.PROCESS_IMAGE)).hasSize(1);
    }

    @Test
    void changes_settings_of_waiting_image() throws Exception {
        // given
        client.uploadUrl("one");

        // when
        HttpResponse<String> reply = client.call("POST", "/v3/images/one/process", "{\"image_name\": \"b.jpg\"}");

        // then
        assertThat(json(reply)).containsEntry("status", "waiting").containsEntry("image_name", "b.jpg");
    }

    @Test
    void rejects_wrong_settings_and_unknown_images() throws Exception {
        // given
        client.uploadUrl("one");

        // then
        assertThat(client.call("POST", "/v3/images/one/process", "{\"rating\": 9}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.call("POST", "/v3/images/none/process", "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "expired"})
    void sets_any_status(String status) throws Exception {
        // given
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});

        // when
        emulator.setStatus("one", status, "limit of the day reached");

        // then
        assertThat(json(client.get("/v3/images/one")))
                .containsEntry("status", status)
                .containsEntry("status_reason", "limit of the day reached");
        // and the processing that was going on changes nothing any more
        emulator.finish("one");
        assertThat(status("one")).isEqualTo(status);
    }

    @Test
    void processes_failed_image_again() throws Exception {
        // given
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
        emulator.setStatus("one", "error", "bad day");

        // when
        client.call("POST", "/v3/images/one/process", "");
        emulator.finish("one");

        // then
        assertThat(json(client.get("/v3/images/one")))
                .containsEntry("status", "processed")
                .containsEntry("status_reason", null);
    }

    @Test
    void keeps_expired_image_expired() throws Exception {
        // given
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
        emulator.setStatus("one", "expired", "too old");

        // when
        HttpResponse<String> reply = client.call("POST", "/v3/images/one/process", "{\"upscale\": true}");

        // then
        assertThat(json(reply)).containsEntry("status", "expired").containsEntry("status_reason", "too old");
    }

    @Test
    void fails_next_image_on_request() throws Exception {
        // given
        emulator.failNext("too dark");
        for (String id : List.of("one", "two")) {
            client.put(client.uploadUrl(id), OCTET_STREAM, new byte[] {1});
            emulator.finish(id);
        }

        // then
        assertThat(emulator.image("one").orElseThrow().status()).isEqualTo("error");
        assertThat(emulator.image("one").orElseThrow().statusReason()).isEqualTo("too dark");
        assertThat(emulator.image("two").orElseThrow().status()).isEqualTo("processed");
    }

    @Test
    void rejects_status_for_unknown_image() {
        assertThatThrownBy(() -> emulator.setStatus("none", "error", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void shows_image_status_in_order() throws Exception {
        // given
        String url = text(
                json(client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"one\", \"order_id\": \"house\"}")),
                "upload_url");

        // then
        assertThat(emulator.order("house").orElseThrow().status()).isEqualTo("waiting");
        client.put(url, OCTET_STREAM, new byte[] {1});
        assertThat(json(client.get("/v3/orders/house")))
                .containsEntry("status", "processing")
                .containsEntry("is_processing", true)
                .containsEntry("is_merging", false);
        emulator.finish("one");
        assertThat(json(client.get("/v3/orders/house")))
                .containsEntry("status", "processed")
                .containsEntry("is_processing", false);
        emulator.setStatus("one", "error", null);
        assertThat(emulator.order("house").orElseThrow().status()).isEqualTo("error");
    }

    @Test
    void accepts_report_and_records_it() throws Exception {
        // given
        client.uploadUrl("one");

        // when
        HttpResponse<String> reply =
                client.call("POST", "/v3/images/one/report", "{\"categories\": [\"HDR\", \"COLOUR\"], \"score\": 2}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(emulator.journal().requests(Route.REPORT_IMAGE).get(0).json())
                .containsEntry("categories", List.of("HDR", "COLOUR"))
                .containsEntry("score", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"categories\": \"HDR\"}",
                "{\"categories\": [\"HDR\", \"UGLY\"]}",
                "{\"categories\": [], \"score\": 6}",
                "{\"categories\": [], \"source\": \"me\"}"
            })
    void a_report_that_breaks_the_schema_is_invalid(String report) throws Exception {
        // given
        client.uploadUrl("one");

        // then
        assertThat(client.call("POST", "/v3/images/one/report", report).statusCode())
                .isEqualTo(422);
    }

    @Test
    void answers_404_for_report_on_unknown_image() throws Exception {
        assertThat(client.call("POST", "/v3/images/none/report", "{\"categories\": []}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void adds_legacy_fields_when_switched_on() throws Exception {
        try (AutoenhanceEmulator old =
                AutoenhanceEmulator.builder().with(Switch.LEGACY_STATUS_FIELDS).start()) {
            // given
            TestClient own = new TestClient(old);
            own.put(own.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
            await().until(() -> old.image("one").orElseThrow().status().equals("processed"));

            // then
            assertThat(json(own.get("/v3/images/one")))
                    .containsEntry("enhanced", true)
                    .containsEntry("error", false);
            old.setStatus("one", "error", null);
            assertThat(json(own.get("/v3/images/one")))
                    .containsEntry("enhanced", false)
                    .containsEntry("error", true);
        }
        assertThat(json(client.create("{\"image_name\": \"a.jpg\"}"))).doesNotContainKeys("enhanced", "error");
    }

    private String status(String id) throws Exception {
        return String.valueOf(json(client.get("/v3/images/" + id)).get("status"));
    }
}
