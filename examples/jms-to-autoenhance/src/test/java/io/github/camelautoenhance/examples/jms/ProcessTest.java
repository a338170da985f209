/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The program in a process of its own. */
class ProcessTest extends QueueTestSupport {

    @Test
    void uploads_60_MB_with_heap_of_64_MB() throws Exception {
        // given
        Path panorama = folder.resolve("panorama.tif");
        String sha256 = Sha256.writeRandom(panorama, 60 << 20, 60);

        // when
        try (JavaProcess program = startProcess(settings(), emulator().apiKey(), "-Xmx64m")) {
            sender().stream("panorama.tif", panorama);

            // then
            await().atMost(PATIENCE).until(() -> !program.isAlive() || isDone());
            assertThat(uploaded())
                    .as(program.log())
                    .extracting(EmulatedImage::sha256)
                    .containsExactly(sha256);
            assertThat(program.log()).doesNotContain(emulator().apiKey(), PASSWORD);
        }
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void ends_and_names_missing_key() throws Exception {
        // given
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));

        // when
        try (JavaProcess program = startProcess(settings(), "")) {

            // then
            assertThat(program.failsWithin(PATIENCE)).as(program.log()).isTrue();
            assertThat(program.log()).contains("camel.component.autoenhance.api-key");
        }
        assertThat(isDone()).as("the photo stays").isFalse();
    }
}
