/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one command of the README. */
class ShootRunTest {

    @TempDir
    Path home;

    @Test
    void finishes_sample_shoot_after_one_failed_bracket() throws Exception {
        // given
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ShootRun run = new ShootRun(
                new PrintStream(printed, true, StandardCharsets.UTF_8), InputStream.nullInputStream(), home);

        // when: nobody presses Enter, the input is at its end
        int exitCode = run.run(null, false, true);

        // then
        assertThat(exitCode).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("IMG_0001.jpg", "finished.txt", "was there already", "Before and after: ");
    }
}
