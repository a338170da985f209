/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The application as the Deployment starts, asks and ends it. */
class PodTest extends ApplicationTestSupport {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int MEGABYTE = 1_000_000;
    private static final String WRONG = "not-the-right-one-9";
    /** More than {@code terminationGracePeriodSeconds}, for a busy machine. */
    private static final int GRACE_SECONDS = 120;

    private @Nullable Pod pod;

    @AfterEach
    void kill() {
        if (pod != null) {
            pod.kill();
        }
    }

    /** The README promises 50 MB. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void uploads_large_photos_within_memory_of_pod() throws Exception {
        // given
        Pod started = start();
        await().atMost(LONG).until(() -> started.probe("startup") == 200);
        await().atMost(LONG).until(() -> started.probe("readiness") == 200);
        assertThat(started.probe("liveness")).isEqualTo(200);

        // when
        for (int i = 0; i < 3; i++) {
            queue().put(i + ".tif", photo(i, 50 * MEGABYTE));
        }

        // then
        await().atMost(LONG).until(() -> !started.isAlive() || queue().waiting() == 0);
        assertThat(started.isAlive()).as(started.log()).isTrue();
        assertThat(uploaded()).extracting(EmulatedImage::bytes).hasSize(3).containsOnly(50L * MEGABYTE);
        assertThat(started.peakMemory()).isLessThan(started.memoryLimit());
        assertThat(started.workingDirectory()).isEmptyDirectory();
        assertThat(started.log()).doesNotContain(KEY, PhotoQueue.PASSWORD);
    }

    @Test
    void finishes_current_photo_when_terminated() throws Exception {
        // given: one photo after the other, and the storage takes its time for the first
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofSeconds(3)));
        Pod started = start(Map.of("photos.consumers", "1"));
        for (int i = 0; i < 5; i++) {
            queue().put(i + ".jpg", photo(i, 100_000));
        }
        await().atMost(LONG)
                .until(() -> emulator().journal().requests(Route.CREATE_IMAGE).size() == 1);

        // when
        started.terminate();

        // then
        assertThat(started.endsWithin(GRACE_SECONDS)).isTrue();
        assertThat(uploaded()).isNotEmpty().extracting(EmulatedImage::imageName).contains("0.jpg");
        await().atMost(LONG).until(() -> queue().waiting() == 5 - uploaded().size());
        assertThat(emulator().images()).hasSameSizeAs(uploaded());
        assertThat(queue().deadLetters()).isZero();
    }

    @Test
    void stays_alive_but_not_ready_with_refused_key() throws Exception {
        // given
        writeSecret("autoenhance.api-key", WRONG);

        // when
        Pod started = start();

        // then: once it has started, for until then nothing is ready
        await().atMost(LONG).until(() -> started.probe("startup") == 200);
        await().atMost(LONG).untilAsserted(() -> assertThat(started.answer("readiness"))
                .hasValueSatisfying(answer -> assertThat(answer.statusCode() + " " + answer.body())
                        .startsWith("503 ")
                        .contains("autoenhance", "401")));
        assertThat(started.probe("liveness")).isEqualTo(200);
        assertThat(started.log()).doesNotContain(WRONG);
    }

    @Test
    void logs_and_retries_refused_broker_password() throws Exception {
        // given
        writeSecret("broker.password", WRONG);
        queue().put("kitchen.jpg", photo(1, 1000));

        // when
        Pod started = start();

        // then
        await().atMost(LONG).until(() -> started.log().contains("Could not refresh JMS Connection"));
        assertThat(started.isAlive()).isTrue();
        assertThat(queue().waiting()).isEqualTo(1);
        assertThat(started.log()).doesNotContain(WRONG);
    }

    @Test
    void ends_and_names_key_missing_in_secret() throws Exception {
        // given
        Files.delete(secret().resolve("autoenhance.api-key"));

        // when
        Pod started = start();

        // then
        assertThat(started.endsWithin(GRACE_SECONDS)).isTrue();
        assertThat(started.exitValue()).isNotZero();
        assertThat(started.log()).contains("autoenhance.api-key");
    }

    private Pod start() throws Exception {
        return start(Map.of());
    }

    private Pod start(Map<String, String> changes) throws Exception {
        pod = new Pod(folder, writeSettings(changes));
        return pod;
    }
}
