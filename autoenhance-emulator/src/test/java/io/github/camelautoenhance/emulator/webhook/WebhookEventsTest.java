/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.testing.WebhookReceiver;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events the webhook is told, and what they look like. */
class WebhookEventsTest {

    private static final String PING = "{\"event\":\"webhook_updated\"}";

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().processingTime(Duration.ofHours(1)));

    private AutoenhanceEmulator emulator;
    private TestClient client;
    private WebhookReceiver receiver;

    @BeforeEach
    void connect() throws Exception {
        emulator = EMULATOR.get();
        client = new TestClient(emulator);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void disconnect() {
        receiver.close();
    }

    @Test
    void sends_ping_when_webhook_is_saved() {
        // when
        emulator.webhook(receiver.url(), null);

        // then
        assertThat(receiver.bodies(1)).containsExactly(PING);
        WebhookReceiver.Received ping = receiver.received().get(0);
        assertThat(ping.method()).isEqualTo("POST");
        assertThat(ping.path()).isEqualTo("/events");
        assertThat(ping.headers())
                .containsEntry("Content-type", List.of("application/json"))
                .doesNotContainKeys("Authentication", "Authorization", "Upgrade", "Http2-settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-token", "Bearer a b", "\"quoted\" ~ %20 \\ :;"})
    void sends_token_unchanged(String token) {
        // when
        emulator.webhook(receiver.url(), token);

        // then
        assertThat(receiver.bodies(1)).containsExactly(PING);
        assertThat(receiver.received().get(0).headers())
                .containsEntry("Authentication", List.of(token))
                .doesNotContainKey("Authorization");
    }

    @Test
    void sends_empty_ping_when_switched_on() throws Exception {
        try (AutoenhanceEmulator empty = AutoenhanceEmulator.builder()
                .with(Switch.EMPTY_SETUP_PING)
                .webhook(receiver.url(), "webhook-token")
                .start()) {
            // then
            assertThat(receiver.bodies(1)).containsExactly("");
            assertThat(receiver.received().get(0).headers())
                    .containsEntry("Authentication", List.of("webhook-token"))
                    .containsEntry("Content-length", List.of("0"));
            assertThat(empty.webhooks().deliveries())
                    .extracting(WebhookDelivery::event)
                    .containsExactly("");
        }
    }

    @Test
    void tells_registration_and_processing_of_image() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);

        // when
        upload("one", "house");
        emulator.finish("one");

        // then
        assertThat(receiver.bodies(3))
                .containsExactly(
                        PING,
                        "{\"event\":\"image_registered\",\"image_id\":\"one\",\"order_id\":\"house\"}",
                        processed("one", false, false));
    }

    @Test
    void says_order_is_processing_until_last_image() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        upload("one", "house");
        upload("two", "house");
        create("three", "house");
        upload("other", "garden");

        // when
        emulator.finish("two");
        emulator.finish("one");
        emulator.setStatus("three", "error", "no photo came");
        upload("four", "house");
        emulator.finish("four");

        // then
        assertThat(receiver.bodies(9))
                .filteredOn(body -> body.contains("image_processed"))
                .containsExactly(
                        processed("two", false, true), processed("one", false, true), processed("four", false, false));
    }

    @Test
    void tells_failed_image_as_error() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        upload("one", "house");
        emulator.failNext("too dark");

        // when
        emulator.finish("one");

        // then
        assertThat(receiver.bodies(3)).last().isEqualTo(processed("one", true, false));
    }

    @Test
    void tells_repeated_processing() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        upload("one", "house");
        emulator.finish("one");

        // when
        client.call("POST", "/v3/images/one/process", "{\"enhance\": false}");
        emulator.finish("one");
        emulator.finish("one");

        // then
        assertThat(receiver.bodies(4))
                .containsSubsequence(processed("one", false, false), processed("one", false, false));
        assertThat(emulator.webhooks().deliveries()).hasSize(4);
    }

    @Test
    void tells_registration_in_another_order() throws Exception {
        // given
        upload("one", "house");
        emulator.webhook(receiver.url(), null);

        // when
        client.call("POST", "/v3/images/one/process", "{\"order_id\": \"garden\"}");

        // then
        assertThat(receiver.bodies(2))
                .last()
                .isEqualTo("{\"event\":\"image_registered\",\"image_id\":\"one\",\"order_id\":\"garden\"}");
    }

    @Test
    void tells_images_made_of_brackets() throws Exception {
        // given
        client.uploadBracket("house", "1.raw", new byte[] {1});
        client.uploadBracket("house", "2.raw", new byte[] {2});
        emulator.webhook(receiver.url(), null);

        // when
        client.call("POST", "/v3/orders/house/process", "{\"number_of_brackets_per_image\": 1}");
        emulator.finishGrouping("house");
        List<String> ids =
                emulator.images().stream().map(EmulatedImage::imageId).toList();
        ids.forEach(emulator::finish);

        // then
        assertThat(ids).hasSize(2);
        assertThat(receiver.bodies(5))
                .endsWith(processed(ids.get(0), false, true), processed(ids.get(1), false, false))
                .filteredOn(body -> body.contains("image_registered"))
                .hasSize(2);
    }

    @Test
    void does_not_tell_deleted_image() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        upload("one", "house");

        // when
        client.call("DELETE", "/v3/images/one", "");
        emulator.finish("one");

        // then
        assertThat(emulator.webhooks().deliveries())
                .extracting(WebhookDelivery::event)
                .containsExactly("webhook_updated", "image_registered");
    }

    @Test
    void sends_nothing_without_webhook() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        receiver.bodies(1);
        emulator.webhooks().remove();

        // when
        upload("one", "house");
        emulator.finish("one");

        // then
        assertThat(emulator.webhooks().deliveries()).hasSize(1);
        assertThatThrownBy(() -> emulator.webhooks().send("{}")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\nX-Other: 1", " secret", "secret ", "", "secr\u00e9t"})
    void rejects_token_that_cannot_be_sent(String token) {
        assertThatThrownBy(() -> emulator.webhook(receiver.url(), token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/secret", "http:secret", "/secret", "http://user:secret@127.0.0.1/"})
    void rejects_address_that_cannot_be_called(String url) {
        assertThatThrownBy(() -> emulator.webhook(URI.create(url), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private String create(String imageId, String orderId) throws Exception {
        return TestClient.text(
                TestClient.json(client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"%s\", \"order_id\": \"%s\"}"
                        .formatted(imageId, orderId))),
                "upload_url");
    }

    private void upload(String imageId, String orderId) throws Exception {
        client.put(create(imageId, orderId), OCTET_STREAM, new byte[] {1});
    }

    private static String processed(String imageId, boolean error, boolean processing) {
        return "{\"event\":\"image_processed\",\"image_id\":\"%s\",\"error\":%s,\"order_id\":\"house\",\"order_is_processing\":%s}"
                .formatted(imageId, error, processing);
    }
}
