/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A route in YAML that begins with the kamelet of the jar, on the server of Camel Main, and the emulator's events. */
class WebhookSourceTest {

    /** What a URI has a meaning for. */
    private static final String AWKWARD = "s&x=1%20+2?#3/";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().apiKey(AWKWARD));

    @TempDir
    Path folder;

    private @Nullable Main main;

    /** What the route was handed. */
    record Event(String body, Map<String, Object> headers) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    @Test
    void an_event_comes_as_JSON_and_headers_if_the_secret_is_that_of_the_webhook() throws Exception {
        // given
        URI webhook = start(this::note, Map.of());

        // when
        EMULATOR.get().webhook(webhook, AWKWARD);
        EMULATOR.get().webhooks().send("""
                {"event": "image_processed", "image_id": "img-1", "error": false, "order_id": "villa-42",
                 "order_is_processing": true}""");

        // then: the first one is that the webhook was set up
        awaitDeliveries(WebhookDelivery.State.DELIVERED, WebhookDelivery.State.DELIVERED);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).headers()).containsEntry("CamelAutoenhanceEvent", "webhook_updated");
        assertThat(events.get(1).body()).contains("\"event\":\"image_processed\"", "\"image_id\":\"img-1\"");
        assertThat(events.get(1).headers())
                .containsOnly(
                        Map.entry("CamelAutoenhanceEvent", "image_processed"),
                        Map.entry("CamelAutoenhanceImageId", "img-1"),
                        Map.entry("CamelAutoenhanceOrderId", "villa-42"),
                        Map.entry("CamelAutoenhanceEventError", false),
                        Map.entry("CamelAutoenhanceOrderIsProcessing", true),
                        Map.entry("Content-Type", "application/json"));
    }

    @Test
    void an_uploaded_photo_comes_back_as_the_record_that_the_service_confirms() throws Exception {
        // given
        URI webhook = start(
                this::note,
                Map.of(
                        "webhookEvents",
                        "image_processed",
                        "confirm",
                        "true",
                        "apiKey",
                        "RAW({{secret}})",
                        "baseUrl",
                        EMULATOR.get().baseUrl()));
        EMULATOR.get().webhook(webhook, AWKWARD);

        // when
        started()
                .getCamelTemplate()
                .requestBody(
                        "autoenhance:images?apiKey=RAW(" + AWKWARD + ")&baseUrl="
                                + EMULATOR.get().baseUrl(),
                        new byte[] {1, 2, 3});

        // then
        await().atMost(PATIENCE).until(() -> !events.isEmpty());
        String imageId = EMULATOR.get().images().get(0).imageId();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.body()).contains("\"image_id\":\"" + imageId + "\"", "\"status\":\"processed\"");
            assertThat(event.headers())
                    .containsEntry("CamelAutoenhanceImageId", imageId)
                    .containsEntry("CamelAutoenhanceStatus", "processed");
        });
    }

    @Test
    void with_another_secret_nothing_reaches_the_route() throws Exception {
        // given
        URI webhook = start(this::note, Map.of());

        // when
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(webhook)
                                .header("Authentication", AWKWARD.substring(0, 1))
                                .POST(BodyPublishers.ofString(
                                        "{\"event\": \"image_processed\", \"image_id\": \"img-1\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();

        // then
        assertThat(status).isEqualTo(401);
        assertThat(events).isEmpty();
    }

    @Test
    void an_event_that_the_route_cannot_handle_comes_again() throws Exception {
        // given
        AtomicInteger tries = new AtomicInteger();
        URI webhook = start(
                exchange -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                    note(exchange);
                },
                Map.of("webhookEvents", "image_processed", "webhookPath", "/hooks/photos"));
        EMULATOR.get().webhook(webhook.resolve("/hooks/photos"), AWKWARD);

        // when
        EMULATOR.get().webhooks().send("{\"event\": \"image_processed\", \"image_id\": \"img-1\"}");

        // then
        awaitDeliveries(WebhookDelivery.State.DELIVERED, WebhookDelivery.State.DELIVERED);
        assertThat(EMULATOR.get().webhooks().deliveries().get(1).statuses()).containsExactly(503, 200);
        assertThat(events).hasSize(1);
    }

    @Test
    void without_the_secret_nothing_starts() {
        assertThatThrownBy(() -> startWith(this::note, Map.of())).hasStackTraceContaining("webhookSecret");
    }

    private URI start(Processor events, Map<String, String> properties) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("webhookSecret", "RAW({{secret}})"));
        all.putAll(properties);
        startWith(events, all);
        int port = started()
                .getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        return URI.create("http://127.0.0.1:" + port + "/autoenhance");
    }

    private void startWith(Processor events, Map<String, String> properties) throws Exception {
        String parameters = properties.entrySet().stream()
                .map(entry -> "        %s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", properties.isEmpty() ? "" : "      parameters:\n", ""));
        Path route = Files.writeString(folder.resolve("events.yaml"), """
                - route:
                    from:
                      uri: kamelet:autoenhance-webhook-source
                %s      steps:
                        - process:
                            ref: events
                """.formatted(parameters));
        Main starting = new Main();
        main = starting;
        starting.configure().setRoutesIncludePattern(route.toUri().toString());
        starting.bind("events", events);
        starting.addInitialProperty("secret", AWKWARD);
        starting.addInitialProperty("camel.server.enabled", "true");
        starting.addInitialProperty("camel.server.host", "127.0.0.1");
        starting.addInitialProperty("camel.server.port", "0");
        starting.start();
    }

    private void note(Exchange exchange) {
        events.add(new Event(
                exchange.getMessage().getBody(String.class),
                Map.copyOf(exchange.getMessage().getHeaders())));
    }

    private Main started() {
        if (main == null) {
            throw new IllegalStateException("not started");
        }
        return main;
    }

    private static void awaitDeliveries(WebhookDelivery.State... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EMULATOR.get().webhooks().deliveries())
                        .extracting(WebhookDelivery::state)
                        .containsExactly(states));
    }
}
