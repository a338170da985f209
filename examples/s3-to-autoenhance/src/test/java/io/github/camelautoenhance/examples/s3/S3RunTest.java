/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The one command of the README. */
class S3RunTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final S3Run run =
            new S3Run(new PrintStream(printed, true, StandardCharsets.UTF_8), InputStream.nullInputStream());

    @Test
    void uploads_samples_and_empties_bucket() throws Exception {
        // when: nobody presses Enter, the input is at its end
        int exitCode = run.run(false, false);

        // then
        assertThat(exitCode).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("incoming/villa-42/kitchen.jpg", "(empty)", "6 of 6 photos arrived.");
    }

    @Test
    void shows_refused_photo_with_reason() throws Exception {
        // when
        int exitCode = run.run(true, true);

        // then
        assertThat(exitCode).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "failed/villa-42/", ".reason.txt", "AutoenhanceValidationException", "5 of 6 photos arrived.");
    }
}
