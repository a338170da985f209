/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as it is installed: a process of its own, with the key and the login in its environment. */
class ProcessTest extends RoutesTestSupport {

    /** From this size on a photo is not sent before the storage has said that it wants it. */
    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @EnumSource
    void uploads_60_MB_with_heap_of_64_MB(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String photo = put("villa-42/panorama.tif", 60 * MEBIBYTE);

        // when
        try (JavaProcess program = start(server, emulator().apiKey(), "-Xmx64m")) {

            // then
            await().atMost(PATIENCE)
                    .until(() -> !program.isAlive() || !uploaded().isEmpty());
            assertThat(uploaded())
                    .as(program.log())
                    .extracting(EmulatedImage::sha256)
                    .containsExactly(photo);
            awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/panorama.tif"));
            assertThat(program.log()).doesNotContain(emulator().apiKey(), PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void continues_uploads_after_kill(ServerKind kind) throws Exception {
        // given: three photos arrive, the storage hangs at the fourth and all others
        PhotoServer server = startServer(kind);
        List<String> photos = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            photos.add(put("villa-42/" + i + ".jpg", MEBIBYTE + i));
        }
        emulator().faults().on(Route.UPLOAD, Fault.pass(), Fault.pass(), Fault.pass());
        for (int i = 3; i < 6; i++) {
            emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(3)));
        }
        try (JavaProcess program = start(server, emulator().apiKey())) {
            await().atMost(PATIENCE)
                    .until(() -> emulator().images().size() == 6
                            && filesIn("inbox/.done").size() == 3);

            // when
            assertThat(program.kill()).as(program.log()).isTrue();
        }
        emulator().faults().clear();
        try (JavaProcess program = start(server, emulator().apiKey())) {

            // then
            await().atMost(PATIENCE)
                    .until(() -> !program.isAlive() || filesIn("inbox/.done").size() == 6);
            assertThat(program.isAlive()).as(program.log()).isTrue();
        }
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(uploaded().stream().map(EmulatedImage::orderId).distinct()).hasSize(1);
    }

    @Test
    void ends_and_names_missing_key() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.FTP);
        put("villa-42/kitchen.jpg", 100_000);

        // when
        try (JavaProcess program = start(server, "")) {

            // then
            assertThat(program.failsWithin(PATIENCE)).as(program.log()).isTrue();
            assertThat(program.log()).contains("camel.component.autoenhance.api-key");
        }
        assertThat(onServer("villa-42/kitchen.jpg")).exists();
    }

    private JavaProcess start(PhotoServer server, String apiKey, String... jvm) throws IOException {
        Map<String, String> settings = new HashMap<>(settings(server));
        settings.keySet().removeIf(name -> name.endsWith(".password") || name.endsWith(".username"));
        String prefix = server.route().toUpperCase(Locale.ROOT);
        Map<String, String> secrets = Map.of(
                "AUTOENHANCE_API_KEY", apiKey, prefix + "_USERNAME", PhotoServer.USER, prefix + "_PASSWORD", PASSWORD);
        return JavaProcess.real(folder, FtpToAutoenhance.class, settings, secrets, jvm);
    }
}
