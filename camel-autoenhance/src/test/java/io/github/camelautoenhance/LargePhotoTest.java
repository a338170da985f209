/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.EmulatedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A photo that is far larger than the heap. Camel, component and emulator run together in a process of 64 MB. */
class LargePhotoTest {

    private static final int MEGABYTES = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"file", "stream"})
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_photo_of_300_MB_goes_through_a_heap_of_64_MB(String kind) throws Exception {
        // given
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        String sha256 = write(inbox.resolve("panorama.tif"));
        Path log = folder.resolve("log.txt");

        // when
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Upload.class.getName(),
                        inbox.toString(),
                        kind)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(150, TimeUnit.SECONDS);
        process.destroyForcibly();

        // then
        assertThat(ended).isTrue();
        assertThat(Files.readString(log)).contains("arrived " + sha256);
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void the_test_photo_is_larger_than_the_heap() {
        assertThat(MEGABYTES).isGreaterThan(64);
    }

    private static String write(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] megabyte = new byte[1 << 20];
        Random random = new Random(42);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int i = 0; i < MEGABYTES; i++) {
                random.nextBytes(megabyte);
                out.write(megabyte);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The program of the small process. */
    static final class Upload {

        private Upload() {}

        public static void main(String[] args) throws Exception {
            try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                    DefaultCamelContext context = new DefaultCamelContext()) {
                String options = "?baseUrl=" + emulator.baseUrl() + "&apiKey=" + emulator.apiKey();
                boolean asStream = args[1].equals("stream");
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("file:" + args[0] + "?readLock=none")
                                .streamCache("false")
                                .choice()
                                .when(exchange -> asStream)
                                .convertBodyTo(java.io.InputStream.class)
                                .end()
                                .to("autoenhance:images" + options);
                    }
                });
                NotifyBuilder done = new NotifyBuilder(context).whenDone(1).create();
                context.start();
                boolean inTime = done.matches(140, TimeUnit.SECONDS);
                EmulatedImage image = emulator.images().get(0);
                System.out.println("arrived " + image.sha256() + " " + inTime);
            }
        }
    }
}
