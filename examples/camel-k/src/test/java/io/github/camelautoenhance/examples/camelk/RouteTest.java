/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application and the pipe, and what becomes of a photo when something goes wrong. */
class RouteTest extends ApplicationTestSupport {

    private @Nullable Main main;

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    @Test
    void uploads_photos_with_name_and_order() throws Exception {
        // given
        start(Map.of());

        // when
        for (int i = 0; i < 5; i++) {
            queue().put("room-" + i + ".jpg", photo(i, 100_000));
        }

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(uploaded())
                .extracting(EmulatedImage::imageName)
                .containsExactlyInAnyOrder("room-0.jpg", "room-1.jpg", "room-2.jpg", "room-3.jpg", "room-4.jpg"));
        await().atMost(PATIENCE).until(() -> queue().waiting() == 0);
        assertThat(queue().deadLetters()).isZero();
        for (EmulatedImage image : uploaded()) {
            int seed = image.imageName().charAt("room-".length()) - '0';
            assertThat(image.file()).hasBinaryContent(photo(seed, 100_000));
            assertThat(image.orderId()).isEqualTo(PhotoQueue.ORDER);
        }
    }

    @Test
    void moves_refused_photo_to_its_own_queue() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));
        start(Map.of());

        // when
        queue().put("kitchen.jpg", photo(1, 1000));

        // then
        await().atMost(PATIENCE).until(() -> queue().messages("photos.refused") == 1);
        await().atMost(PATIENCE).until(() -> queue().waiting() == 0);
        assertThat(emulator().images()).isEmpty();
    }

    @Test
    void keeps_photo_and_reports_refused_key() throws Exception {
        // given
        writeSecret("autoenhance.api-key", "another");
        Main started = start(Map.of());

        // when
        queue().put("kitchen.jpg", photo(1, 1000));

        // then
        await().atMost(PATIENCE)
                .until(() -> emulator().journal().requests(Route.CREATE_IMAGE).size() > 2);
        assertThat(queue().waiting()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> isDown(started));
        assertThat(queue().messages("photos.refused")).isZero();
    }

    @Test
    void keeps_photos_while_service_is_unreachable() throws Exception {
        // given: an address where nobody listens, yet
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        Main started = start(Map.of("camel.component.autoenhance.base-url", gone.baseUrl()));
        queue().put("kitchen.jpg", photo(1, 1000));
        await().atMost(PATIENCE).until(() -> isDown(started));
        assertThat(queue().waiting()).isEqualTo(1);

        // when
        try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                .port(URI.create(gone.baseUrl()).getPort())
                .apiKey(KEY)
                .start()) {

            // then
            await().atMost(PATIENCE).until(() -> queue().waiting() == 0);
            assertThat(back.images()).hasSize(1).allMatch(image -> image.bytes() == 1000);
        }
        assertThat(queue().deadLetters()).isZero();
    }

    @Test
    void refuses_to_start_without_key() throws Exception {
        // given
        Files.delete(secret().resolve("autoenhance.api-key"));

        // then
        assertThatThrownBy(() -> start(Map.of())).hasStackTraceContaining("autoenhance.api-key");
    }

    @Test
    void hands_photos_to_kamelet_through_pipe() throws Exception {
        // given
        startPipe();

        // when
        queue().put("kitchen.jpg", photo(1, 100_000));

        // then
        await().atMost(PATIENCE).until(() -> uploaded().size() == 1);
        await().atMost(PATIENCE).until(() -> queue().waiting() == 0);
        assertThat(uploaded().get(0).file()).hasBinaryContent(photo(1, 100_000));
        assertThat(uploaded().get(0).imageName()).isEqualTo("kitchen.jpg");
    }

    @Test
    void retries_in_pipe_before_dead_letter_queue() throws Exception {
        // given
        emulator()
                .faults()
                .otherwise(request -> request.route() == Route.CREATE_IMAGE ? Fault.status(422) : Fault.pass());
        startPipe();

        // when
        queue().put("kitchen.jpg", photo(1, 1000));

        // then
        await().atMost(PATIENCE).until(() -> queue().deadLetters() == 1);
        assertThat(emulator().images()).isEmpty();
    }

    private Main start(Map<String, String> changes) throws Exception {
        // Not as override properties: Camel puts those of the Secret in their place.
        main = new Main();
        main.setPropertyPlaceholderLocations(writeSettings(changes).toUri() + ",classpath:application.properties");
        main.start();
        return main;
    }

    /** Camel reads a pipe as it is; its properties are what the operator makes of the trait. */
    private void startPipe() throws Exception {
        Map<String, String> changes = new HashMap<>();
        Manifest.of("Pipe").at("/spec/traits/camel/properties").forEach(property -> {
            String[] parts = property.asText().split("=", 2);
            changes.put(parts[0], parts[1]);
        });
        changes.put("camel.kamelet.autoenhance-upload-sink.baseUrl", emulator().baseUrl());
        String pipe = Manifest.text(Manifest.CAMEL_K.resolve("pipe.yaml"))
                .replace("redeliveryDelay: 2000", "redeliveryDelay: 1");
        Path file = Files.writeString(folder.resolve("pipe.yaml"), pipe);
        changes.put("camel.main.routes-include-pattern", file.toUri().toString());
        start(changes);
    }

    private static boolean isDown(Main main) {
        return HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }
}
