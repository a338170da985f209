/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one command of the README. */
class JmsRunTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final JmsRun run =
            new JmsRun(new PrintStream(printed, true, StandardCharsets.UTF_8), InputStream.nullInputStream());

    @Test
    void uploads_samples_and_cleans_up() throws Exception {
        // when: nobody presses Enter, the input is at its end
        int exitCode = run.run(false, false);

        // then
        assertThat(exitCode).isZero();
        assertThat(printed()).contains("6 of 6 photos arrived byte for byte, in 1 order.", "Press Enter");
        Matcher outbox = Pattern.compile("photos to send +(.+)").matcher(printed());
        assertThat(outbox.find()).isTrue();
        assertThat(Path.of(outbox.group(1)).getParent()).doesNotExist();
    }

    @Test
    void shows_refused_photo_with_reason() throws Exception {
        // when
        int exitCode = run.run(true, true);

        // then
        assertThat(exitCode).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "5 of 6 photos arrived",
                        "In photos.failed:",
                        "failure_type = AutoenhanceValidationException",
                        "422");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
