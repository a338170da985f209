/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.testing.JavaProgram;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photos far larger than the heap. Camel, component and emulator run together in a small process of their own. */
class LargePhotoTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} of {1} MB, as {2}, {3} at once, in a heap of {4}")
    @CsvSource({"1, 300, files, 1, 64m", "1, 300, streams, 1, 64m", "32, 60, both, 16, 96m"})
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void uploads_photos_larger_than_heap(int count, int megabytes, String kind, int window, String heap)
            throws Exception {
        // given: links to one file, to spare the disk
        String sha256 = write(folder.resolve("photo"), megabytes);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (int i = 0; i < count; i++) {
            Files.createLink(inbox.resolve(i + ".tif"), folder.resolve("photo"));
        }
        Path log = folder.resolve("log.txt");

        // when
        int exit = JavaProgram.run(
                LargePhotoProgram.class,
                log,
                List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + folder),
                inbox.toString(),
                kind,
                String.valueOf(count),
                String.valueOf(window));

        // then
        assertThat(Files.readString(log)).contains("arrived " + count + " of [" + sha256 + "]");
        assertThat(exit).isZero();
    }

    private static String write(Path file, int megabytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] bytes = new byte[MEGABYTE];
        Random random = new Random(42);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
