/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.LocalMain;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server with photos, the whole application in this process, and the emulator. */
abstract class RoutesTestSupport {

    static final String PASSWORD = "p&ss %20+wörd";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    private @Nullable PhotoServer server;
    private @Nullable Main main;

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    @AfterEach
    void stop() throws IOException {
        if (main != null) {
            main.stop();
        }
        if (server != null) {
            server.close();
        }
    }

    PhotoServer startServer(ServerKind kind) throws Exception {
        server = kind.start(folder, PASSWORD);
        return server;
    }

    /** Starts the application, reading from this server with the right password. */
    Main startRoutes(PhotoServer server) {
        return startRoutes(server, Map.of());
    }

    Main startRoutes(PhotoServer server, Map<String, String> more) {
        main = newMain(server, more);
        main.start();
        return main;
    }

    void stopRoutes() {
        if (main != null) {
            main.stop();
        }
    }

    Main newMain(PhotoServer server, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings(server));
        settings.put("camel.component.autoenhance.api-key", emulator().apiKey());
        settings.putAll(more);
        return LocalMain.of(settings);
    }

    /** All settings but the key. */
    Map<String, String> settings(PhotoServer server) {
        Map<String, String> settings = new HashMap<>(server.settings(PASSWORD));
        settings.put(
                "camel.main.routes-include-pattern",
                "classpath:routes/upload.yaml,classpath:routes/" + server.route() + ".yaml");
        settings.put("camel.component.autoenhance.base-url", emulator().baseUrl());
        settings.put("camel.component.autoenhance.retry-delay", "10ms");
        settings.put("photos.home", home().toString());
        settings.put("fetch.delay", "100");
        settings.put("fetch.settled", "100");
        settings.put("upload.pause", "10");
        return settings;
    }

    Path home() {
        return folder.resolve("photos");
    }

    Path onServer(String name) {
        return folder.resolve("server").resolve(name);
    }

    /** Puts a photo with bytes like no other's onto the server at once; tells its SHA-256. */
    String put(String name, int length) throws Exception {
        Path file = folder.resolve("photo-on-its-way");
        String sha256 = Sha256.writeRandom(file, length, name.hashCode());
        Files.createDirectories(onServer(name).getParent());
        Files.move(file, onServer(name));
        return sha256;
    }

    /** The images that have bytes. */
    static List<EmulatedImage> uploaded() {
        return emulator().images().stream()
                .filter(image -> image.sha256() != null)
                .toList();
    }

    void awaitFile(Path file) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(file).exists());
    }

    /** The files below a folder of {@code photos.home}, hidden ones too. */
    List<String> filesIn(String name) throws IOException {
        Path root = home().resolve(name);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
