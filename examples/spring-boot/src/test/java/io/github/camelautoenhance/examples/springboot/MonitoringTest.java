/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs the application sees of it, over HTTP. */
class MonitoringTest {

    private static final String CHECK = "\"producer:autoenhance-[^\"]*\":\"%s\"";

    @TempDir
    Path home;

    @Test
    void reports_service_health_and_counts_photos() throws Exception {
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                RunningApplication application = RunningApplication.on(emulator, home)) {
            // when
            Http.sendPhoto(
                    application.uri("/photos"), "kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);
            Http.sendPhoto(
                    application.uri("/photos"), "bath.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1001)), null);

            // then
            await("the folder is looked into for the first time")
                    .atMost(Duration.ofMinutes(2))
                    .until(() ->
                            Http.get(application.management("/actuator/health")).statusCode() == 200);
            assertThat(Http.get(application.management("/actuator/health")).body())
                    .containsPattern(CHECK.formatted("UP"))
                    .doesNotContain(emulator.apiKey());
            assertThat(Http.get(application.management("/actuator/metrics/camel.exchanges.succeeded?tag=routeId:http"))
                            .body())
                    .contains("\"statistic\":\"COUNT\",\"value\":2.0");
            assertThat(counted(application, "succeeded", "http")).isEqualTo("2.0");
        }
    }

    @Test
    void counts_photo_put_aside_as_handled_failure() throws Exception {
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                RunningApplication application = RunningApplication.on(emulator, home)) {
            // given
            assertThat(counted(application, "failures_handled", "folder")).isEqualTo("0.0");

            // when
            Files.createDirectories(home.resolve("inbox"));
            Files.writeString(home.resolve("inbox/notes.jpg"), "Call Bob.");

            // then
            await().atMost(Duration.ofMinutes(2)).until(() -> counted(application, "failures_handled", "folder")
                    .equals("1.0"));
        }
    }

    @Test
    void reports_unreachable_service_to_senders_and_probes() throws Exception {
        // given: an address where nobody listens any more
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        try (RunningApplication application = RunningApplication.on(gone, home)) {
            // when
            HttpResponse<String> answer = Http.sendPhoto(
                    application.uri("/photos"), "kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

            // then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("30");
            HttpResponse<String> readiness = Http.get(application.management("/actuator/health/readiness"));
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body())
                    .containsPattern(CHECK.formatted("DOWN"))
                    .contains("Could not reach Autoenhance");
            assertThat(Http.get(application.management("/actuator/health/liveness"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String counted(RunningApplication application, String what, String route) throws Exception {
        String metrics =
                Http.get(application.management("/actuator/prometheus")).body();
        return metrics.lines()
                .filter(line -> line.startsWith("camel_exchanges_" + what + "_total")
                        && line.contains("routeId=\"" + route + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.joining());
    }
}
