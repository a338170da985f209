/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.testing.TestCertificate;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.testing.WebhookReceiver;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery.State;
import io.github.camelautoenhance.emulator.traffic.Webhooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events on their way: tried again, given up, and everything that a test asks for. */
class WebhookDeliveryTest {

    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofHours(1);

    private AutoenhanceEmulator emulator;
    private Webhooks webhooks;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new WebhookReceiver();
        emulator = AutoenhanceEmulator.start();
        webhooks = emulator.webhooks();
    }

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @Test
    void sends_refused_event_again() {
        // given
        webhooks.retry(5, SOON);
        receiver.answers(503, 404, 302);

        // when
        emulator.webhook(receiver.url(), null);

        // then
        await().untilAsserted(() -> assertThat(webhooks.deliveries())
                .containsExactly(new WebhookDelivery(
                        "webhook_updated",
                        null,
                        "{\"event\":\"webhook_updated\"}",
                        List.of(503, 404, 302, 200),
                        State.DELIVERED)));
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void sends_event_again_after_lost_connection() {
        try (AutoenhanceEmulator other = accepting(AutoenhanceEmulator.start())) {
            // given
            webhooks.retry(5, SOON);
            other.faults().on(Route.OTHER, Fault.reset(), Fault.resetAfter());

            // when
            emulator.webhook(URI.create(other.baseUrl() + "/events"), null);

            // then
            await().untilAsserted(() -> assertThat(webhooks.deliveries())
                    .extracting(WebhookDelivery::statuses)
                    .containsExactly(List.of(0, 0, 200)));
        }
    }

    @Test
    void does_not_follow_redirect() {
        try (AutoenhanceEmulator other = accepting(AutoenhanceEmulator.start())) {
            // given
            webhooks.retry(5, SOON);
            other.faults()
                    .on(
                            Route.OTHER,
                            Fault.status(307).header("Location", receiver.url().toString()));

            // when
            emulator.webhook(URI.create(other.baseUrl() + "/events"), "webhook-token");

            // then
            await().untilAsserted(() -> assertThat(webhooks.deliveries())
                    .extracting(WebhookDelivery::statuses)
                    .containsExactly(List.of(307, 200)));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void gives_up_event_after_its_tries() throws Exception {
        // given
        webhooks.retry(2, SOON);
        receiver.answers(500, 500);

        // when
        emulator.webhook(receiver.url(), null);
        awaitStates(State.GIVEN_UP);
        createImage("one");

        // then
        awaitStates(State.GIVEN_UP, State.DELIVERED);
        assertThat(webhooks.deliveries()).extracting(WebhookDelivery::tries).containsExactly(2, 1);
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void sends_others_while_one_waits_for_retry() throws Exception {
        // given
        webhooks.retry(2, NEVER);
        receiver.answers(503);
        emulator.webhook(receiver.url(), null);

        // when
        createImage("one");

        // then
        awaitStates(State.PENDING, State.DELIVERED);
    }

    @Test
    void goes_on_while_receiver_does_not_answer() throws Exception {
        // given
        webhooks.timeout(NEVER);
        receiver.answers(WebhookReceiver.LATE);
        emulator.webhook(receiver.url(), null);

        // when
        int status = createImage("one");

        // then
        assertThat(status).isEqualTo(200);
        awaitStates(State.PENDING, State.DELIVERED);
    }

    @Test
    void sends_event_again_after_timeout() {
        // given
        webhooks.timeout(Duration.ofSeconds(1)).retry(100, SOON);
        receiver.answers(WebhookReceiver.LATE);

        // when
        emulator.webhook(receiver.url(), null);

        // then
        awaitStates(State.DELIVERED);
        assertThat(webhooks.deliveries().get(0).statuses()).startsWith(0).endsWith(200);
    }

    @Test
    void duplicates_events() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        webhooks.duplicate(3);

        // when
        createImage("one");
        webhooks.clear();
        createImage("two");

        // then
        awaitImages("one", "one", "one", "two");
        awaitStates(State.DELIVERED, State.DELIVERED, State.DELIVERED, State.DELIVERED, State.DELIVERED);
        assertThat(webhooks.deliveries())
                .extracting(WebhookDelivery::imageId)
                .containsExactly(null, "one", "one", "one", "two");
    }

    @Test
    void releases_events_in_reverse() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        webhooks.hold();
        createImage("one", "two", "three");

        // when
        webhooks.releaseReversed();
        createImage("four");

        // then
        awaitImages("three", "two", "one", "four");
    }

    @Test
    void shuffles_events_by_seed() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        webhooks.hold();
        createImage("one", "two", "three", "four", "five", "six");

        // when
        webhooks.releaseShuffled(42);

        // then
        awaitImages("two", "one", "five", "six", "four", "three");
    }

    @Test
    void releases_held_events_in_order_on_clear() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        webhooks.hold();
        createImage("one", "two");

        // when
        webhooks.clear();

        // then
        awaitImages("one", "two");
    }

    @Test
    void loses_events_and_resends_them() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);
        webhooks.lose();
        createImage("one");
        webhooks.clear();
        createImage("two");
        awaitStates(State.DELIVERED, State.LOST, State.DELIVERED);
        awaitImages("two");

        // when
        webhooks.resend(webhooks.deliveries().get(1));

        // then
        awaitImages("two", "one");
    }

    @Test
    void delays_events() throws Exception {
        // given
        emulator.webhook(receiver.url(), null);

        // when
        webhooks.delay(NEVER);
        createImage("one");
        webhooks.delay(SOON);
        createImage("two");

        // then
        awaitStates(State.DELIVERED, State.PENDING, State.DELIVERED);
        awaitImages("two");
    }

    @Test
    void sends_any_body() {
        // given
        emulator.webhook(receiver.url(), "webhook-token");
        webhooks.lose().duplicate(2);

        // when
        webhooks.send("{\"event\":\"image_vanished\",\"image_id\":\"one\"}")
                .send("no JSON")
                .send("[]");

        // then
        assertThat(receiver.bodies(4)).endsWith("{\"event\":\"image_vanished\",\"image_id\":\"one\"}", "no JSON", "[]");
        assertThat(receiver.received()).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("Authentication", List.of("webhook-token")));
        assertThat(webhooks.deliveries())
                .extracting(WebhookDelivery::event)
                .containsExactly("webhook_updated", "image_vanished", "", "");
    }

    @Test
    void restores_first_webhook_on_reset() throws Exception {
        try (AutoenhanceEmulator other =
                AutoenhanceEmulator.builder().webhook(receiver.url(), null).start()) {
            // given
            receiver.bodies(1);
            other.webhooks().retry(5, SOON).hold();
            new TestClient(other).create("{\"image_name\": \"a.jpg\", \"image_id\": \"held\"}");
            other.webhook(URI.create(emulator.baseUrl() + "/not-found"), null);

            // when
            other.reset();
            new TestClient(other).create("{\"image_name\": \"a.jpg\", \"image_id\": \"one\"}");

            // then
            awaitImages("one");
            assertThat(other.webhooks().deliveries())
                    .extracting(WebhookDelivery::imageId)
                    .containsExactly("one");
        }
    }

    @Test
    void closes_without_waiting_for_receiver() throws Exception {
        // given
        webhooks.timeout(NEVER).retry(5, NEVER);
        receiver.answers(503, WebhookReceiver.LATE);
        emulator.webhook(receiver.url(), null);
        createImage("one", "two");
        receiver.bodies(2);

        // when
        emulator.close();

        // then
        assertThat(webhooks.deliveries()).isEmpty();
        assertThatThrownBy(() -> webhooks.send("{}")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void requires_trusted_certificate_for_https(@TempDir Path directory) throws Exception {
        SSLContext tls = TestCertificate.make(directory);
        try (AutoenhanceEmulator other =
                accepting(AutoenhanceEmulator.builder().tls(tls).start())) {
            // given
            URI url = URI.create(other.baseUrl() + "/events");
            webhooks.retry(1, SOON);

            // when
            emulator.webhook(url, "webhook-token");
            awaitStates(State.GIVEN_UP);
            webhooks.tls(tls);
            emulator.webhook(url, "webhook-token");

            // then
            awaitStates(State.GIVEN_UP, State.DELIVERED);
            assertThat(other.journal().requests()).singleElement().satisfies(request -> assertThat(
                            request.header("Authentication"))
                    .hasValue("webhook-token"));
        }
    }

    @Test
    void does_not_show_token() throws Exception {
        // given
        String token = "webhook-secret";
        TestClient client = new TestClient(emulator);
        emulator.webhook(URI.create(receiver.url() + "?key=" + token), token);
        createImage("one");
        awaitStates(State.DELIVERED, State.DELIVERED);

        // when
        List<String> shown = List.of(
                client.get("/").body(),
                client.get("/emulator/state").body(),
                client.get("/emulator/journal").body(),
                emulator.journal().requests().toString(),
                webhooks.deliveries().toString(),
                webhooks.toString());

        // then
        assertThat(shown).noneMatch(text -> text.contains(token));
        assertThat(webhooks).hasToString(receiver.url() + " with a token");
        assertThat(receiver.received().get(0).path()).endsWith("?key=" + token);
    }

    @Test
    void rejects_impossible_settings() {
        List.<Runnable>of(
                        () -> webhooks.duplicate(0),
                        () -> webhooks.retry(0, SOON),
                        () -> webhooks.retry(1, SOON.negated()),
                        () -> webhooks.delay(SOON.negated()),
                        () -> webhooks.timeout(Duration.ZERO))
                .forEach(wrong -> assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class));
    }

    /** An emulator as a receiver: it can reset connections. */
    private static AutoenhanceEmulator accepting(AutoenhanceEmulator other) {
        other.faults().otherwise(request -> Fault.status(200));
        return other;
    }

    /** Each image has one event, that it is registered. */
    private int createImage(String... imageIds) throws Exception {
        int status = 0;
        for (String id : imageIds) {
            status = new TestClient(emulator)
                    .create("{\"image_name\": \"a.jpg\", \"image_id\": \"%s\"}".formatted(id))
                    .statusCode();
        }
        return status;
    }

    private void awaitStates(State... states) {
        await().untilAsserted(() -> assertThat(webhooks.deliveries())
                .extracting(WebhookDelivery::state)
                .containsExactly(states));
    }

    /** Waits for the events of these images, in this order, after the ping. */
    private void awaitImages(String... imageIds) {
        assertThat(receiver.bodies(1 + imageIds.length).stream()
                        .skip(1)
                        .map(body -> body.replaceFirst(".*\"image_id\":\"(\\w+)\".*", "$1")))
                .containsExactly(imageIds);
    }
}
