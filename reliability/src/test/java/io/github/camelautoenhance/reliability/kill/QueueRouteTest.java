/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.reliability.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the recommended route for a queue leaves a photo that did not arrive. */
class QueueRouteTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    @Test
    void a_photo_that_is_refused_for_good_goes_to_a_queue_of_its_own() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(422));
        try (PhotoQueue queue = new PhotoQueue(folder);
                JavaProcess process = start(queue)) {
            // when
            queue.put("refused.jpg", new byte[] {1, 2, 3});

            // then
            // The broker commits both at once, and shows one of them first.
            await().atMost(PATIENCE).until(() -> queue.isEmpty() && queue.messages("photos.failed") == 1);
            assertThat(EMULATOR.get().journal().requests()).hasSize(1);
            assertThat(process.stop()).as(process::log).isTrue();
        }
    }

    @Test
    void a_photo_whose_upload_a_stop_has_cut_off_stays_for_the_next_start() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(2)));
        try (PhotoQueue queue = new PhotoQueue(folder)) {
            queue.put("kitchen.jpg", new byte[] {1, 2, 3});
            try (JavaProcess process = start(queue)) {
                await().atMost(PATIENCE).until(() -> !EMULATOR.get().images().isEmpty());

                // when
                assertThat(process.stop()).as(process::log).isTrue();
            }

            // then
            await().atMost(PATIENCE).until(queue::isReleased);
            assertThat(queue.unacknowledged()).containsExactly("kitchen.jpg");
            try (JavaProcess next = start(queue)) {
                await().atMost(PATIENCE).until(queue::isEmpty);
                assertThat(next.stop()).as(next::log).isTrue();
            }
            assertThat(queue.messages("photos.failed")).isZero();
        }
    }

    private JavaProcess start(PhotoQueue queue) throws Exception {
        AutoenhanceEmulator emulator = EMULATOR.get();
        List<String> arguments = new ArrayList<>(List.of(emulator.baseUrl(), emulator.apiKey()));
        arguments.addAll(queue.arguments());
        return Programs.start(folder, Application.class, arguments);
    }
}
