/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateImageTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private TestClient client;

    @BeforeEach
    void connect() {
        client = new TestClient(EMULATOR.get());
    }

    @Test
    void answers_with_record_and_upload_address() throws Exception {
        // when
        HttpResponse<String> reply = client.create("{\"image_name\": \"kitchen.jpg\"}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        Map<String, @Nullable Object> image = json(reply);
        assertThat(image)
                .containsEntry("image_name", "kitchen.jpg")
                .containsEntry("status", "waiting")
                .containsEntry("status_reason", null)
                .containsEntry("downloaded", false)
                .containsEntry("enhance", true)
                .containsEntry("lens_correction", true)
                .containsEntry("vertical_correction", true)
                .doesNotContainKey("s3PutObjectUrl");
        assertThat(UUID.fromString(String.valueOf(image.get("image_id")))).isNotNull();
        assertThat(UUID.fromString(String.valueOf(image.get("order_id")))).isNotNull();
        assertThat(String.valueOf(image.get("user_id"))).startsWith("auth0|");
        assertThat(image.get("date_added")).isInstanceOf(Long.class);
        assertThat(String.valueOf(image.get("upload_url")))
                .startsWith(EMULATOR.get().storageUrl() + "/autoenhance-emulator/" + image.get("image_id")
                        + "/kitchen.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=")
                .contains("&X-Amz-Expires=3600&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=");
    }

    @Test
    void echoes_settings_but_keeps_own_fields() throws Exception {
        // when
        Map<String, @Nullable Object> image = json(client.create("""
                {"image_name": "a.jpg", "order_id": "order-7", "enhance": false, "cloud_type": null, "rating": 5,
                 "restage": {"sky": "CLEAR", "walls": "BLUE"}, "invented": [1, 2], "status": "processed"}"""));

        // then
        assertThat(image)
                .containsEntry("order_id", "order-7")
                .containsEntry("enhance", false)
                .containsEntry("cloud_type", null)
                .containsEntry("rating", 5)
                .containsEntry("restage", Map.of("sky", "CLEAR", "walls", "BLUE"))
                .containsEntry("invented", List.of(1, 2))
                .containsEntry("status", "waiting");
    }

    @Test
    void shows_request_fields_to_tests() throws Exception {
        // when
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"my~id_1.x\", \"contentType\": \"image/heic\"}");

        // then
        EmulatedImage image = EMULATOR.get().image("my~id_1.x").orElseThrow();
        assertThat(image.imageName()).isEqualTo("a.jpg");
        assertThat(image.registeredContentType()).isEqualTo("image/heic");
        assertThat(image.fields()).containsOnlyKeys("image_name", "image_id", "contentType");
        assertThat(image.bytes()).isEqualTo(-1);
        assertThat(image.sha256()).isNull();
        assertThat(image.file()).isNull();
        assertThat(EMULATOR.get().images()).containsExactly(image);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, s3PutObjectUrl, upload_url",
        "2025-05-04, s3PutObjectUrl, upload_url",
        "2025-05-05, upload_url, s3PutObjectUrl",
        "2026-10-01, upload_url, s3PutObjectUrl"
    })
    void names_upload_address_by_API_version(String version, String name, String otherName) throws Exception {
        // when
        Map<String, @Nullable Object> image = json(client.create("{\"image_name\": \"a.jpg\"}", version));

        // then
        assertThat(image).containsKey(name).doesNotContainKey(otherName);
    }

    @Test
    void takes_version_of_account_by_default() throws Exception {
        try (AutoenhanceEmulator old =
                AutoenhanceEmulator.builder().accountApiVersion("2025-01-01").start()) {
            // when
            Map<String, @Nullable Object> image = json(new TestClient(old).create("{\"image_name\": \"a.jpg\"}"));

            // then
            assertThat(image).containsKey("s3PutObjectUrl").doesNotContainKey("upload_url");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2025-13-01", "20250508", "2025-5-8"})
    void answers_400_for_malformed_version(String version) throws Exception {
        // when
        HttpResponse<String> reply = client.create("{\"image_name\": \"a.jpg\"}", version);

        // then
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply)).containsEntry("message", "Bad Request").containsEntry("detail", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "emulator-key2", "Emulator-Key"})
    void answers_401_for_wrong_key(String key) throws Exception {
        // when
        String url = EMULATOR.get().baseUrl() + "/v3/images/";
        HttpResponse<String> reply = client.send("POST", url, "{\"image_name\": \"a.jpg\"}", "x-api-key", key);

        // then
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(json(reply)).containsEntry("message", "Unauthorized").containsEntry("detail", Map.of());
        assertThat(EMULATOR.get().images()).isEmpty();
    }

    @Test
    void answers_401_for_missing_key() throws Exception {
        // when
        HttpResponse<String> reply =
                client.send("POST", EMULATOR.get().baseUrl() + "/v3/images/", "{\"image_name\": \"a.jpg\"}");

        // then
        assertThat(reply.statusCode()).isEqualTo(401);
    }

    @Test
    void reports_missing_name_as_APIFlask_does() throws Exception {
        // when
        HttpResponse<String> reply = client.create("{}");

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply))
                .containsEntry("message", "Validation error")
                .containsEntry(
                        "detail", Map.of("json", Map.of("image_name", List.of("Missing data for required field."))));
        assertThat(EMULATOR.get().images()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_name          | 7                    | Not a valid string.",
                "image_name          | null                 | Field may not be null.",
                "order_id            | \"\"                 | Shorter than minimum length 1.",
                "image_id            | \"..\"               | String does not match expected pattern.",
                "image_id            | \"a/b\"              | String does not match expected pattern.",
                "content_type        | true                 | Not a valid string.",
                "enhance             | \"yes\"              | Not a valid boolean.",
                "enhance             | null                 | Field may not be null.",
                "enhance_type        | \"authentic\"        | Must be one of: property, property_usa, warm, neutral, modern.",
                "cloud_type          | \"EHOUSE\"           | Must be one of: CLEAR, LOW_CLOUD, HIGH_CLOUD, LOW_CLOUD_LOW_SAT.",
                "window_pull_type    | \"ALL\"              | Must be one of: NONE, ONLY_WINDOWS, WINDOWS_WITH_SKIES.",
                "rating              | 6                    | Must be greater than or equal to 0 and less than or equal to 5.",
                "rating              | 99999999999          | Must be greater than or equal to 0 and less than or equal to 5.",
                "rating              | 2.5                  | Not a valid integer.",
                "metadata            | []                   | Not a valid mapping type.",
                "restage             | \"CLEAR\"            | Not a valid mapping type.",
                "finetune_settings   | 1                    | Not a valid mapping type."
            })
    void a_field_that_breaks_the_schema_is_named(String field, String value, String complaint) throws Exception {
        // when
        String name = field.equals("image_name") ? "" : "\"image_name\": \"a.jpg\", ";
        HttpResponse<String> reply = client.create("{" + name + "\"" + field + "\": " + value + "}");

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply)).containsEntry("detail", Map.of("json", Map.of(field, List.of(complaint))));
    }

    @Test
    void reports_path_of_wrong_value_in_restage() throws Exception {
        // when
        HttpResponse<String> reply =
                client.create("{\"image_name\": \"a.jpg\", \"restage\": {\"grass\": \"RED\", \"tvs\": null}}");

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply))
                .containsEntry(
                        "detail",
                        Map.of("json", Map.of("restage", Map.of("grass", List.of("Must be one of: AS_SHOT, GREEN.")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"a.jpg\"", "not json", "{\"image_name\": \"a.jpg\"} {}", "{\"image_name\""})
    void rejects_body_without_json_object(String body) throws Exception {
        // when
        HttpResponse<String> reply = client.create(body);

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply))
                .containsEntry("detail", Map.of("json", Map.of("_schema", List.of("Invalid input type."))));
    }

    @Test
    void accepts_image_id_once() throws Exception {
        // given
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"mine\"}");

        // when
        HttpResponse<String> reply = client.create("{\"image_name\": \"b.jpg\", \"image_id\": \"mine\"}");

        // then
        assertThat(reply.statusCode()).isEqualTo(409);
        assertThat(json(reply)).containsEntry("message", "Conflict");
        assertThat(EMULATOR.get().images()).extracting(EmulatedImage::imageName).containsExactly("a.jpg");
    }

    @Test
    void answers_413_beyond_one_MiB() throws Exception {
        // when
        HttpResponse<String> reply = client.create("{\"image_name\": \"" + "a".repeat(1 << 20) + "\"}");

        // then
        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(EMULATOR.get().journal().requests().get(0).text()).isEmpty();
    }

    @Test
    void redirects_collection_keeping_method_and_query() throws Exception {
        // when
        HttpResponse<String> reply =
                client.send("POST", EMULATOR.get().baseUrl() + "/v3/images?a=%2F", "{}", "x-api-key", "emulator-key");

        // then
        assertThat(reply.statusCode()).isEqualTo(308);
        assertThat(reply.headers().firstValue("Location"))
                .hasValue(EMULATOR.get().baseUrl() + "/v3/images/?a=%2F");
        assertThat(EMULATOR.get().journal().requests(Route.CREATE_IMAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /v3/images/, 405", "PATCH, /v3/images/some-id, 405", "GET, /v3/images/id/, 404", "GET, /v9, 404"})
    void refuses_other_methods_and_paths(String method, String path, int status) throws Exception {
        // when
        HttpResponse<String> reply = client.send(method, EMULATOR.get().baseUrl() + path, "");

        // then
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(EMULATOR.get().journal().requests(Route.OTHER)).hasSize(1);
    }
}
