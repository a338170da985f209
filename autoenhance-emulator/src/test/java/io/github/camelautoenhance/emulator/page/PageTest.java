/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.page;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.testing.WebhookReceiver;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

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
    void allows_only_the_script_of_the_page() throws Exception {
        // when
        HttpResponse<String> page = client.send("GET", emulator.pageUrl(), "");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .containsPattern("script-src( 'sha256-[A-Za-z0-9+/]{43}=')+; style-src( 'sha256-[A-Za-z0-9+/]{43}=')+$")
                .doesNotContain("unsafe");
        // and nothing in it needs more than that
        assertThat(page.body()).doesNotContainPattern("<(script|style) ").doesNotContainPattern(" (on\\w+|style)=\"");
    }

    @Test
    void shows_orders_images_and_counts_without_secrets() throws Exception {
        // given
        create("one", "order-1", ", \"content_type\": \"image/jpeg\"");
        create("two", "order-2", "");
        create("three", "order-1", "");
        client.send("PUT", emulator.storageUrl() + "/", "", "x-api-key", emulator.apiKey());

        // when
        HttpResponse<String> reply = client.get("/emulator/state");

        // then
        Map<String, ?> state = TestClient.json(reply);
        assertThat(state.get("base_url")).isEqualTo(emulator.baseUrl());
        assertThat(state.get("processing")).isEqualTo(0);
        assertThat(state.get("requests")).isEqualTo(4);
        assertThat(state.get("leaks")).isEqualTo(1);
        assertThat(state.get("orders"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("order_id")
                .isEqualTo(List.of("order-1", "order-2"));
        assertThat(reply.body())
                .contains(
                        "{\"image_id\":\"one\",\"image_name\":\"one.jpg\",\"status\":\"waiting\",\"status_reason\":null,\"downloaded\":false,\"date_added\":")
                .contains(
                        "\"bytes\":-1,\"sha256\":null,\"content_type\":\"image/jpeg\",\"has_preview\":false,\"run\":\"")
                .doesNotContain(emulator.apiKey(), "X-Amz");
    }

    @Test
    void shows_brackets_and_their_images() throws Exception {
        // given
        client.call("POST", "/v3/orders/", "{\"order_id\": \"house\", \"name\": \"House 7\"}");
        client.uploadBracket("house", "1.raw", new byte[] {1, 2});
        client.call("POST", "/v3/orders/house/process", "");
        emulator.finishGrouping("house");
        client.createBracket("house", "2.raw");

        // when
        String state = client.get("/emulator/state").body();

        // then
        assertThat(state)
                .contains("{\"order_id\":\"house\",\"name\":\"House 7\",\"status\":\"proces")
                .contains("\"name\":\"1.raw\",\"image_id\":\""
                        + emulator.images().get(0).imageId() + "\",\"bytes\":2}")
                .contains("\"name\":\"2.raw\",\"image_id\":null,\"bytes\":-1}")
                .contains("\"credits_spent\":0");
    }

    @Test
    void shows_newest_webhook_events() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // given
            emulator.webhook(receiver.url(), null);
            emulator.webhooks().lose();
            create("one", "order-1", "");
            receiver.bodies(1);
            await().until(() -> emulator.webhooks().deliveries().get(0).tries() == 1);

            // when
            String state = client.get("/emulator/state").body();

            // then
            assertThat(state)
                    .contains("\"webhook\":\"" + receiver.url() + "\"")
                    .contains("\"deliveries\":[{\"number\":1,\"event\":\"image_registered\",\"image_id\":\"one\","
                            + "\"state\":\"lost\",\"statuses\":[]},"
                            + "{\"number\":0,\"event\":\"webhook_updated\",\"image_id\":null,"
                            + "\"state\":\"delivered\",\"statuses\":[200]}]");
        }
    }

    @Test
    void counts_image_in_processing() throws Exception {
        try (AutoenhanceEmulator slow = AutoenhanceEmulator.builder()
                .processingTime(Duration.ofHours(1))
                .start()) {
            // given
            TestClient own = new TestClient(slow);
            own.put(own.uploadUrl("one"), OCTET_STREAM, new byte[] {1});

            // when
            HttpResponse<String> reply = own.get("/emulator/state");

            // then
            assertThat(TestClient.json(reply)).containsEntry("processing", 1);
        }
    }

    @Test
    void leaves_page_requests_out_of_journal() throws Exception {
        // when
        client.get("/");
        client.get("/emulator/state");
        client.get("/emulator/images/none/before");

        // then
        assertThat(emulator.journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/emulator/", "/emulator/images/none/after", "/emulator/images/../../before", "/emulator/x"})
    void answers_404_for_unknown_path(String path) throws Exception {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/emulator/state", "/v3/images/x"})
    void answers_421_for_foreign_host_name(String path) throws Exception {
        assertThat(statusFor(path, "evil.example")).startsWith("HTTP/1.1 421 ");
        assertThat(statusFor(path, "evil.example:80")).startsWith("HTTP/1.1 421 ");
        assertThat(statusFor(path, "localhost:80")).doesNotContain("421");
        assertThat(statusFor(path, "127.0.0.1")).doesNotContain("421");
        assertThat(statusFor(path, "[::1]:80")).doesNotContain("421");
    }

    private String statusFor(String path, String host) throws Exception {
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            return connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .replyUpTo("\r\n");
        }
    }

    private void create(String id, String order, String more) throws Exception {
        client.create("{\"image_name\": \"%s.jpg\", \"image_id\": \"%s\", \"order_id\": \"%s\"%s}"
                .formatted(id, id, order, more));
    }
}
