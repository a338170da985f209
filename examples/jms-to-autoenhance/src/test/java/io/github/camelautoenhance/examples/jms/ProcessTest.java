/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The program in a process of its own. */
class ProcessTest extends QueueTestSupport {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void a_large_message_of_60_MB_goes_through_a_heap_of_64_MB() throws Exception {
        // given
        Path panorama = folder.resolve("panorama.tif");
        String sha256 = write(panorama, 60 * MEBIBYTE);

        // when
        try (Worker worker = Worker.start(folder, settings(), emulator().apiKey(), "-Xmx64m")) {
            sender().stream("panorama.tif", panorama);

            // then
            await().atMost(PATIENCE).until(() -> !worker.isAlive() || isDone());
            assertThat(uploaded())
                    .as(worker.log())
                    .extracting(EmulatedImage::sha256)
                    .containsExactly(sha256);
            assertThat(worker.log()).doesNotContain(emulator().apiKey(), PASSWORD);
        }
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void without_the_key_in_its_environment_it_ends_and_says_so() throws Exception {
        // given
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));

        // when
        try (Worker worker = Worker.start(folder, settings(), "")) {

            // then
            assertThat(worker.hasFailedWithin(PATIENCE.toSeconds()))
                    .as(worker.log())
                    .isTrue();
            assertThat(worker.log()).contains("camel.component.autoenhance.api-key");
        }
        assertThat(isDone()).as("the photo stays").isFalse();
    }

    /** A file of bytes like no other's, written block by block; tells their SHA-256. */
    private static String write(Path file, int length) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(length);
        byte[] block = new byte[MEBIBYTE];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int left = length; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, Math.min(left, block.length));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
