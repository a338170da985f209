/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.ErrorLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** What the user sees when something goes wrong, and where the photo then is. */
class TroubleTest extends BucketTestSupport {

    private static final String PHOTO = "incoming/villa-42/kitchen.jpg";

    @Test
    void puts_refused_photo_aside_with_reason() throws Exception {
        // given
        String kitchen = put(PHOTO, 100_000);
        emulator().faults().on(Route.UPLOAD, Fault.status(400));

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoute(Map.of());

            // then
            awaitKeys("failed/villa-42/kitchen.jpg", "failed/villa-42/kitchen.jpg.reason.txt");
            assertThat(log.text()).contains("REFUSED", PHOTO, "400");
        }
        assertThat(text("failed/villa-42/kitchen.jpg.reason.txt"))
                .contains("AutoenhanceUploadException", "villa-42-kitchen.jpg", "400")
                .doesNotContain(emulator().apiKey(), "X-Amz");
        assertThat(emulator().images()).isEmpty();

        // when: put back by the user
        client().copyObject(request -> request.sourceBucket(S3Server.BUCKET)
                .sourceKey("failed/villa-42/kitchen.jpg")
                .destinationBucket(S3Server.BUCKET)
                .destinationKey(PHOTO));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(emulator().images())
                .extracting(EmulatedImage::sha256)
                .containsExactly(kitchen));
    }

    @Test
    void puts_object_without_photo_name_aside() throws Exception {
        // given
        put("incoming/villa-42/notes.txt", 100);

        // when
        startRoute(Map.of());

        // then
        awaitKeys("failed/villa-42/notes.txt", "failed/villa-42/notes.txt.reason.txt");
        assertThat(text("failed/villa-42/notes.txt.reason.txt")).contains("No photo by its name");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void keeps_photo_that_cannot_be_put_aside() throws Exception {
        // given: a file where the server would have to make a folder
        put(PHOTO, 100_000);
        Path blocked = Files.createFile(serverFolder.resolve("buckets/" + S3Server.BUCKET + "/blocked"));
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Collections.nCopies(1000, Fault.status(422)).toArray(Fault[]::new));

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoute(Map.of("s3.failed", "blocked/"));

            // then
            await().atMost(PATIENCE)
                    .until(() ->
                            emulator().journal().requests(Route.CREATE_IMAGE).size() >= 2);
            assertThat(keys()).contains(PHOTO);
            assertThat(log.text()).contains("S3Exception");
        } finally {
            stopRoute();
            Files.delete(blocked);
        }
        assertThat(keys()).contains(PHOTO);
    }

    @Test
    void retries_busy_storage_with_same_record() throws Exception {
        // given: more often than the component repeats by itself
        String kitchen = put(PHOTO, 1_500_000);
        emulator()
                .faults()
                .on(Route.UPLOAD, Collections.nCopies(6, Fault.status(503)).toArray(Fault[]::new));

        // when
        startRoute(Map.of());

        // then
        awaitKeys();
        assertThat(emulator().images()).extracting(EmulatedImage::sha256).containsExactly(kitchen);
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void keeps_photos_while_service_is_unreachable() throws Exception {
        // given: an address where nobody listens, yet
        String kitchen = put(PHOTO, 100_000);
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        try (ErrorLog log = new ErrorLog()) {
            startRoute(Map.of("camel.component.autoenhance.base-url", gone.baseUrl()));

            // when: beyond the repeats of the component and the redeliveries of the route
            await().atMost(PATIENCE).until(() -> log.text().contains("Exhausted after delivery attempt: 11"));

            // then
            assertThat(keys()).containsExactly(PHOTO);

            // when
            try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                    .port(URI.create(gone.baseUrl()).getPort())
                    .start()) {

                // then
                awaitKeys();
                assertThat(back.images()).extracting(EmulatedImage::sha256).containsExactly(kitchen);
            }
        }
    }

    @Test
    void stops_without_waiting_for_next_attempt() throws Exception {
        // given: a wait of ten minutes, of which the maximum makes one
        put(PHOTO, 100_000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(401));
        try (ErrorLog log = new ErrorLog()) {
            startRoute(Map.of("upload.pause", "600000"));
            await().atMost(PATIENCE).until(() -> log.text().contains("On delivery attempt: 0"));

            // when
            stopRoute();

            // then
            assertThat(log.text()).contains("check apiKey").doesNotContain("Timeout occurred during graceful shutdown");
        }
        assertThat(keys()).containsExactly(PHOTO);
    }

    @Test
    void reports_wrong_bucket_in_log_and_health_check() throws Exception {
        // given
        put(PHOTO, 100_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            Main main = startRoute(Map.of("s3.bucket", "no-such-bucket"));

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("NoSuchBucketException"));
            assertThat(log.text()).contains("aws2-s3://no-such-bucket");
            await().atMost(PATIENCE).until(() -> isDown(main));
        }
        assertThat(keys()).containsExactly(PHOTO);
    }

    @Test
    void reports_wrong_secret_key_without_printing_it() throws Exception {
        // given
        put(PHOTO, 100_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            Main main = startRoute(Map.of("camel.component.aws2-s3.secret-key", "another-credential"));

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("Status Code: 403"));
            assertThat(log.text()).doesNotContain("another-credential");
            await().atMost(PATIENCE).until(() -> isDown(main));
        }
        assertThat(keys()).containsExactly(PHOTO);
    }

    @Test
    void refuses_to_start_without_key() throws Exception {
        // given
        put(PHOTO, 100_000);
        Main main = newMain(Map.of("camel.component.autoenhance.api-key", ""));

        // then
        assertThatThrownBy(main::start).hasStackTraceContaining("camel.component.autoenhance.api-key");
        main.stop();
        assertThat(keys()).containsExactly(PHOTO);
    }

    /** Whether the readiness check calls the route down because of an error, not only because it has not polled yet. */
    private static boolean isDown(Main main) {
        return HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .filter(result -> "photos".equals(result.getDetails().get("route.id")))
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN
                        && result.getError().isPresent());
    }
}
