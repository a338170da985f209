/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one command of the README. */
class FtpRunTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void uploads_samples_of_both_servers_and_cleans_up() throws Exception {
        // when
        int exitCode = new FtpRun(out, InputStream.nullInputStream()).run(true, false);

        // then
        assertThat(exitCode).isZero();
        assertThat(printed()).contains("6 of 6 photos arrived byte for byte, in 2 orders.");
        assertThat(photosHome().getParent()).doesNotExist();
    }

    @Test
    void shows_refused_photo_with_reason() throws Exception {
        // when
        int exitCode = new FtpRun(out, InputStream.nullInputStream()).run(true, true);

        // then
        assertThat(exitCode).isEqualTo(1);
        assertThat(printed()).contains("5 of 6 photos arrived", ".reason.txt", "AutoenhanceValidationException", "422");
    }

    @Test
    void stays_up_until_enter() throws Exception {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keyboard)) {
            // given
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> run(new FtpRun(out, in)));
            await().atMost(Duration.ofMinutes(2)).until(() -> printed().contains("Press Enter"));
            assertThat(exitCode).isNotDone();
            assertThat(photosHome()).exists();

            // when
            keyboard.write('\n');
            keyboard.flush();

            // then
            assertThat(exitCode).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(0);
        }
    }

    private static int run(FtpRun run) {
        try {
            return run.run(false, false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path photosHome() {
        Matcher home = Pattern.compile("photos.home +(.+)").matcher(printed());
        assertThat(home.find()).isTrue();
        return Path.of(home.group(1));
    }
}
