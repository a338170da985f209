/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program as it is installed: a process of its own, with the keys in its environment. */
class ProcessTest extends BucketTestSupport {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void uploads_60_MB_with_heap_of_64_MB() throws Exception {
        // given
        String photo = put("incoming/panorama.tif", 60 << 20);

        // when
        try (JavaProcess program = start("-Xmx64m")) {
            await().atMost(PATIENCE).until(() -> !program.isAlive() || keys().isEmpty());

            // then
            assertThat(emulator().images())
                    .as(program.log())
                    .extracting(EmulatedImage::sha256)
                    .containsExactly(photo);
            assertThat(program.isAlive()).as(program.log()).isTrue();
            assertThat(program.log()).doesNotContain(emulator().apiKey());
        }
    }

    private JavaProcess start(String... jvm) throws IOException {
        Map<String, String> settings = new HashMap<>(settings());
        settings.keySet().removeIf(name -> name.endsWith("-key") || name.endsWith("-provider"));
        Map<String, String> secrets = Map.of(
                "AUTOENHANCE_API_KEY", emulator().apiKey(),
                "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                        server().credentials().resolveCredentials().secretAccessKey());
        return JavaProcess.real(folder, S3ToAutoenhance.class, settings, secrets, jvm);
    }
}
