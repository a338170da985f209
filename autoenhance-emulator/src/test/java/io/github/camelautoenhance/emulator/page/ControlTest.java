/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.testing.WebhookReceiver;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults, webhook and journal as a client of the program reaches them. */
class ControlTest {

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
    void sets_and_clears_faults() throws Exception {
        // given
        String json = "{\"retrieve_image\": [\"return-503\", \"pass\", \"return-500\"], \"upload\": [\"return-400\"]}";

        // when
        int set = faults("POST", json).statusCode();
        int first = client.get("/v3/images/x").statusCode();
        int second = client.get("/v3/images/x").statusCode();
        int clear = faults("DELETE", "").statusCode();
        int third = client.get("/v3/images/x").statusCode();

        // then
        assertThat(set).isEqualTo(204);
        assertThat(first).isEqualTo(503);
        assertThat(second).isEqualTo(404);
        assertThat(clear).isEqualTo(204);
        assertThat(third).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"uploads\": [\"return-503\"]}",
                "{\"upload\": \"return-503\"}",
                "{\"retrieve_image\": [\"return-503\"], \"upload\": [\"explode\"]}"
            })
    void faults_that_make_no_sense_are_refused_as_a_whole(String json) throws Exception {
        // when
        HttpResponse<String> reply = faults("POST", json);

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(String.valueOf(TestClient.json(reply).get("message"))).isNotBlank();
        assertThat(client.get("/v3/images/x").statusCode()).isEqualTo(404);
    }

    @Test
    void shows_journal_without_keys_and_signatures() throws Exception {
        // given
        String url = client.uploadUrl("one");
        client.put(url, "image/jpeg", new byte[] {1});
        emulator.faults().on(Route.RETRIEVE_IMAGE, Fault.status(503));
        client.get("/v3/images/one");

        // when
        HttpResponse<String> reply = client.get("/emulator/journal");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"route\":\"create_image\"", "\"x-api-key\":[\"***\"]", "\"image_id\":\"one\"")
                .contains("\"route\":\"upload\"", "&X-Amz-Signature=***", "\"status\":403")
                .contains("\"fault\":\"Status[status=503", "\"image_id\":\"one\"")
                .doesNotContain(emulator.apiKey(), "AKIAEMULATOR", url.substring(url.lastIndexOf('=') + 1));
    }

    @Test
    void clears_journal() throws Exception {
        // given
        client.get("/v3/images/x");

        // when
        int status = client.send("DELETE", emulator.baseUrl() + "/emulator/journal", "")
                .statusCode();

        // then
        assertThat(status).isEqualTo(204);
        assertThat(emulator.journal().requests()).isEmpty();
    }

    @Test
    void refuses_faults_from_another_site() throws Exception {
        // given
        String url = emulator.baseUrl() + "/emulator/faults";
        String json = "{\"retrieve_image\": [\"return-503\"]}";

        // when
        int foreign =
                client.send("POST", url, json, "Origin", "http://evil.example").statusCode();
        int own = client.send("POST", url, "{}", "Origin", emulator.baseUrl()).statusCode();

        // then
        assertThat(foreign).isEqualTo(403);
        assertThat(own).isEqualTo(204);
        assertThat(client.get("/v3/images/x").statusCode()).isEqualTo(404);
    }

    @Test
    void saves_and_removes_webhook() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // given
            String url = emulator.baseUrl() + "/emulator/webhook";
            String json = "{\"url\": \"%s\", \"token\": \"webhook-token\"}".formatted(receiver.url());

            // when
            int saved = client.send("POST", url, json).statusCode();
            receiver.bodies(1);
            int removed = client.send("DELETE", url, "").statusCode();
            client.uploadUrl("one");

            // then
            assertThat(saved).isEqualTo(204);
            assertThat(removed).isEqualTo(204);
            assertThat(receiver.received()).singleElement().satisfies(ping -> assertThat(ping.headers())
                    .containsEntry("Authentication", List.of("webhook-token")));
            assertThat(emulator.webhooks().deliveries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"url\": \"http://secret space/\"}",
                "{\"url\": \"http://127.0.0.1/\", \"token\": \"secret\\n\"}"
            })
    void a_webhook_that_makes_no_sense_is_refused(String json) throws Exception {
        // when
        HttpResponse<String> reply = client.send("POST", emulator.baseUrl() + "/emulator/webhook", json);

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("\"message\":\"").doesNotContain("secret");
        assertThat(emulator.webhooks().deliveries()).isEmpty();
    }

    private HttpResponse<String> faults(String method, String json) throws Exception {
        return client.send(method, emulator.baseUrl() + "/emulator/faults", json);
    }
}
