/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program as it is installed: a process of its own, with the keys in its environment. */
class ProcessTest extends BucketTestSupport {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void a_photo_of_60_MB_goes_through_a_heap_of_64_MB() throws Exception {
        // given
        String photo = put("incoming/panorama.tif", 60 << 20);

        // when
        Process process = start("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || keys().isEmpty());

            // then
            assertThat(emulator().images())
                    .as(output())
                    .extracting(EmulatedImage::sha256)
                    .containsExactly(photo);
            assertThat(process.isAlive()).as(output()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(output()).doesNotContain(emulator().apiKey());
    }

    private Process start(String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.add("-Dreal");
        settings().forEach((name, value) -> {
            if (!name.endsWith("-key") && !name.endsWith("-provider")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.add(S3ToAutoenhance.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("AUTOENHANCE_API_KEY", emulator().apiKey());
        builder.environment().put("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY);
        builder.environment()
                .put("AWS_SECRET_ACCESS_KEY", server().settings().get("camel.component.aws2-s3.secret-key"));
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
