/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.testing.JavaProgram;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture far larger than the heap. */
class LargeDownloadTest {

    private static final int MEGABYTES = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"route", "caller"})
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void downloads_200_MB_with_heap_of_64_MB(String writer) throws Exception {
        // given
        Path log = folder.resolve("log.txt");

        // when
        int exit = JavaProgram.run(
                LargeDownloadProgram.class,
                log,
                List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                folder.toString(),
                String.valueOf(MEGABYTES),
                writer);

        // then
        assertThat(exit).as(Files.readString(log)).isZero();
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
