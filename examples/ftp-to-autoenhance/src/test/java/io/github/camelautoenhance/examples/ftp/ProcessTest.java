/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as it is installed: a process of its own, with the key and the login in its environment. */
class ProcessTest extends RoutesTestSupport {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** From this size on a photo is not sent before the storage has said that it wants it. */
    private static final int MEBIBYTE = 1 << 20;

    private @Nullable Process process;

    @AfterEach
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_photo_of_60_MB_goes_through_a_heap_of_64_MB(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String photo = put("villa-42/panorama.tif", 60 * MEBIBYTE);

        // when
        start(server, emulator().apiKey(), "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

        // then
        await().atMost(PATIENCE).until(() -> ended() || !uploaded().isEmpty());
        assertThat(uploaded()).as(output()).extracting(EmulatedImage::sha256).containsExactly(photo);
        await().atMost(PATIENCE)
                .until(() -> Files.exists(home().resolve("inbox/.done/" + server.route() + "/villa-42/panorama.tif")));
        assertThat(output()).doesNotContain(emulator().apiKey(), PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void killed_in_the_middle_of_uploads_it_goes_on_where_it_was(ServerKind kind) throws Exception {
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
        start(server, emulator().apiKey());
        await().atMost(PATIENCE)
                .until(() -> emulator().images().size() == 6
                        && filesIn("inbox/.done").size() == 3);
        assertThat(filesIn("inbox/.done")).as("in the inbox and uploaded").hasSize(3);

        // when
        kill();
        emulator().faults().clear();
        start(server, emulator().apiKey());

        // then
        await().atMost(PATIENCE).until(() -> filesIn("inbox/.done").size() == 6);
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(uploaded().stream().map(EmulatedImage::orderId).distinct()).hasSize(1);
    }

    @Test
    void without_the_key_in_its_environment_it_ends_and_says_so() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.FTP);
        put("villa-42/kitchen.jpg", 100_000);

        // when
        Process ended = start(server, "");

        // then
        assertThat(ended.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).isNotZero();
        assertThat(output()).contains("camel.component.autoenhance.api-key");
        assertThat(onServer("villa-42/kitchen.jpg")).exists();
    }

    private Process start(PhotoServer server, String apiKey, String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.add("-Dreal");
        command.add("-Dphotos.home=" + home());
        settings(server).forEach((name, value) -> {
            if (!name.endsWith(".password") && !name.endsWith(".username")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.add(FtpToAutoenhance.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.txt").toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("AUTOENHANCE_API_KEY", apiKey);
        String prefix = server.route().toUpperCase(Locale.ROOT);
        environment.put(prefix + "_USERNAME", PhotoServer.USER);
        environment.put(prefix + "_PASSWORD", PASSWORD);
        process = builder.start();
        return process;
    }

    private boolean ended() {
        return process == null || !process.isAlive();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
