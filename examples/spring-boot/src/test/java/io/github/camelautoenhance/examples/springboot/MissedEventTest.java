/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows when the service's events do not come, and after a restart. */
class MissedEventTest {

    @TempDir
    Path home;

    @Test
    void shows_photo_whose_event_was_lost() throws Exception {
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start()) {
            try (RunningApplication application = RunningApplication.on(emulator, home, "--results.poll=300ms")) {
                // given
                emulator.webhook(application.uri("/autoenhance"), RunningApplication.SECRET);
                emulator.webhooks().lose();

                // when
                Http.sendPhoto(
                        application.uri("/photos"),
                        "kitchen.jpg",
                        BodyPublishers.ofByteArray(Photos.ofSize(1000)),
                        null);

                // then
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                                Http.get(application.uri("/results")).body())
                        .contains("\"name\":\"kitchen.jpg\"", "\"pictures\":true"));
            }

            // when: beside it something that is no record
            Files.writeString(home.resolve("results/broken.json"), "{\"imageId\": ");
            try (RunningApplication application = RunningApplication.on(emulator, home)) {
                // then
                assertThat(Http.get(application.uri("/results")).body())
                        .contains("\"name\":\"kitchen.jpg\"", "\"pictures\":true");
            }
        }
    }
}
