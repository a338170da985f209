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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the recommended route for a folder leaves a photo that did not arrive. */
class InboxRouteTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    @Test
    void a_photo_that_is_refused_for_good_is_put_aside_and_not_tried_again() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(422));
        try (Inbox inbox = new Inbox(folder);
                JavaProcess process = start()) {
            // when
            inbox.put("refused.jpg", new byte[] {1, 2, 3});
            inbox.put("empty.jpg", new byte[0]);

            // then
            await().atMost(PATIENCE).until(inbox::isEmpty);
            assertThat(folder.resolve("inbox/.failed/refused.jpg")).exists();
            assertThat(folder.resolve("inbox/.failed/empty.jpg")).exists();
            assertThat(EMULATOR.get().journal().requests()).hasSize(1);
            assertThat(process.stop()).as(process::log).isTrue();
        }
    }

    @Test
    void a_photo_whose_upload_a_stop_has_cut_off_stays_for_the_next_start() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(2)));
        try (Inbox inbox = new Inbox(folder)) {
            inbox.put("kitchen.jpg", new byte[] {1, 2, 3});
            try (JavaProcess process = start()) {
                await().atMost(PATIENCE).until(() -> !EMULATOR.get().images().isEmpty());

                // when
                assertThat(process.stop()).as(process::log).isTrue();
            }

            // then
            assertThat(inbox.unacknowledged()).containsExactly("kitchen.jpg");
            try (JavaProcess next = start()) {
                await().atMost(PATIENCE).until(inbox::isEmpty);
                assertThat(next.stop()).as(next::log).isTrue();
            }
            assertThat(Files.exists(folder.resolve("inbox/.done/kitchen.jpg"))).isTrue();
        }
    }

    @Test
    void a_photo_that_waits_for_a_redelivery_does_not_hold_up_a_stop_and_stays() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(500));
        try (Inbox inbox = new Inbox(folder);
                JavaProcess process = start()) {
            inbox.put("kitchen.jpg", new byte[] {1, 2, 3});
            await().atMost(PATIENCE)
                    .until(() -> !EMULATOR.get().journal().requests().isEmpty());

            // when
            assertThat(process.stop()).as(process::log).isTrue();

            // then
            assertThat(process.log()).doesNotContain("Timeout occurred during graceful shutdown");
            assertThat(inbox.unacknowledged()).containsExactly("kitchen.jpg");
        }
    }

    private JavaProcess start() throws Exception {
        AutoenhanceEmulator emulator = EMULATOR.get();
        return Programs.start(folder, Application.class, List.of(emulator.baseUrl(), emulator.apiKey()));
    }
}
