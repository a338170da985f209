/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

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
class EmulatorRunTest {

    @Test
    void uploads_samples_and_cleans_up() throws Exception {
        // given
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        // when: at the end of the input there is nobody to wait for
        int exitCode = new EmulatorRun(out, InputStream.nullInputStream()).run(false);

        // then
        assertThat(exitCode).isZero();
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("6 of 6 photos of the folder have arrived.", "6 are back enhanced", "Press Enter to end.");
        Matcher home = Pattern.compile("photos.home +(.+)").matcher(text);
        assertThat(home.find()).isTrue();
        assertThat(Path.of(home.group(1))).doesNotExist();
    }
}
