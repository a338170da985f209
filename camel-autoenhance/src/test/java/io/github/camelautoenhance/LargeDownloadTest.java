/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A picture far larger than the heap. */
class LargeDownloadTest {

    private static final int MEGABYTES = 200;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void a_picture_of_200_MB_goes_through_a_heap_of_64_MB_into_a_file() throws Exception {
        // given
        Path log = folder.resolve("log.txt");

        // when
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDownloadProgram.class.getName(),
                        folder.toString(),
                        String.valueOf(MEGABYTES))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(200, TimeUnit.SECONDS);
        process.destroyForcibly();

        // then
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(folder.resolve("spool")).isEmptyDirectory();
        byte[] expected = LargeDownloadProgram.megabyte();
        try (InputStream in = Files.newInputStream(folder.resolve("out/villa.tif"))) {
            for (int i = 0; i < MEGABYTES; i++) {
                assertThat(in.readNBytes(expected.length)).isEqualTo(expected);
            }
            assertThat(in.read()).isNegative();
        }
    }
}
