/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static io.github.camelautoenhance.emulator.testing.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.testing.MutableClock;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BracketsTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        emulator = EMULATOR.get();
        client = new TestClient(emulator);
    }

    @Test
    void creates_bracket_with_upload_address() throws Exception {
        // when
        HttpResponse<String> reply = client.call(
                "POST",
                "/v3/brackets/",
                "{\"name\": \"dark.jpg\", \"order_id\": \"house\", \"metadata\": {\"ev\": -2}}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply))
                .containsEntry("name", "dark.jpg")
                .containsEntry("order_id", "house")
                .containsEntry("image_id", null)
                .containsEntry("is_uploaded", false)
                .containsEntry("metadata", Map.of("ev", -2));
        assertThat(text(json(reply), "upload_url"))
                .startsWith(emulator.storageUrl())
                .contains("x-amz-meta-bracket_id=" + text(json(reply), "bracket_id"));
        assertThat(emulator.order("house").orElseThrow().bracketIds()).containsExactly(text(json(reply), "bracket_id"));
    }

    @Test
    void stores_uploaded_bracket() throws Exception {
        // given
        byte[] file = {1, 2, 3};
        Map<String, ?> bracket = client.createBracket("house", "dark.jpg");

        // when
        HttpResponse<String> put = client.put(String.valueOf(bracket.get("upload_url")), OCTET_STREAM, file);

        // then
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.body()).isEmpty();
        assertThat(json(client.call("GET", "/v3/brackets/" + bracket.get("bracket_id"), "")))
                .containsEntry("is_uploaded", true)
                .containsEntry("bracket_id", bracket.get("bracket_id"))
                .doesNotContainKey("upload_url");
        EmulatedBracket kept = emulator.brackets().get(0);
        assertThat(kept.isUploaded()).isTrue();
        assertThat(kept.bytes()).isEqualTo(3);
        assertThat(kept.file()).hasBinaryContent(file);
        // and nothing is enhanced until the order is processed
        assertThat(emulator.images()).isEmpty();
        assertThat(emulator.journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void requires_signature_for_bracket_upload() throws Exception {
        // given
        String url = text(client.createBracket("house", "dark.jpg"), "upload_url");

        // then
        assertThat(client.put(url, "image/jpeg", new byte[] {1}).statusCode()).isEqualTo(403);
        assertThat(client.put(url.replace("dark", "park"), OCTET_STREAM, new byte[] {1})
                        .statusCode())
                .isEqualTo(403);
        assertThat(emulator.brackets().get(0).isUploaded()).isFalse();
    }

    @Test
    void lists_brackets_without_key() throws Exception {
        // given
        client.uploadBracket("house", "1.jpg", new byte[] {1});
        client.createBracket("house", "2.jpg");
        client.createBracket("other", "3.jpg");

        // when
        HttpResponse<String> reply = client.get("/v3/orders/house/brackets");

        // then
        assertThat(json(reply).get("brackets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("name", "is_uploaded")
                .containsExactly(tuple("1.jpg", true), tuple("2.jpg", false));
        assertThat(client.get("/v3/orders/none/brackets").statusCode()).isEqualTo(404);
        assertThat(emulator.journal().requests(Route.LIST_BRACKETS)).hasSize(2);
    }

    @Test
    void refuses_upload_of_deleted_bracket() throws Exception {
        // given
        Map<String, ?> bracket = client.createBracket("house", "1.jpg");
        String path = "/v3/brackets/" + bracket.get("bracket_id");

        // when
        HttpResponse<String> first = client.call("DELETE", path, "");
        HttpResponse<String> second = client.call("DELETE", path, "");

        // then
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(client.put(String.valueOf(bracket.get("upload_url")), OCTET_STREAM, new byte[] {1})
                        .statusCode())
                .isEqualTo(404);
        assertThat(emulator.brackets()).isEmpty();
    }

    @Test
    void requires_name_and_order() throws Exception {
        // when
        HttpResponse<String> reply = client.call("POST", "/v3/brackets/", "{}");

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply).get("detail"))
                .isEqualTo(Map.of(
                        "json",
                        Map.of(
                                "name", List.of("Missing data for required field."),
                                "order_id", List.of("Missing data for required field."))));
    }

    @Test
    void hides_brackets_from_older_versions() throws Exception {
        // given
        client.createBracket("house", "1.jpg");

        // when
        HttpResponse<String> create = client.call(
                "POST",
                "/v3/brackets/",
                "{\"name\": \"2.jpg\", \"order_id\": \"house\"}",
                "x-api-version",
                "2025-01-01");
        HttpResponse<String> list = client.call("GET", "/v3/orders/house/brackets", "", "x-api-version", "2025-01-01");

        // then
        assertThat(create.statusCode()).isEqualTo(404);
        assertThat(list.body()).isEqualTo("{\"brackets\":[{\"name\":\"1.jpg\",\"is_uploaded\":false}]}");
    }

    @Test
    void shows_bracket_as_uploaded_after_delay() throws Exception {
        // given
        MutableClock clock = new MutableClock();
        try (AutoenhanceEmulator late = AutoenhanceEmulator.builder()
                .clock(clock)
                .bracketDelay(Duration.ofSeconds(10))
                .start()) {
            TestClient own = new TestClient(late);
            String path = "/v3/brackets/" + own.uploadBracket("house", "1.jpg", new byte[] {1});

            // when
            clock.advance(Duration.ofSeconds(9));
            HttpResponse<String> early = own.call("GET", path, "");
            clock.advance(Duration.ofSeconds(1));
            HttpResponse<String> due = own.call("GET", path, "");

            // then
            assertThat(json(early)).containsEntry("is_uploaded", false);
            assertThat(json(due)).containsEntry("is_uploaded", true);
        }
    }
}
