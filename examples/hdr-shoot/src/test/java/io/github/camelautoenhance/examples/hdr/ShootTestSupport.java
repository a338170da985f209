/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.LocalMain;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole application, and the emulator. */
abstract class ShootTestSupport {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    static Path samples;

    static List<Path> brackets = List.of();

    @TempDir
    Path home;

    private @Nullable Main main;

    @BeforeAll
    static void draw() throws Exception {
        brackets = SmallBrackets.writeTo(samples);
    }

    @AfterEach
    void stopRoute() {
        if (main != null) {
            main.stop();
        }
    }

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    void startRoute(Map<String, String> more) {
        main = newMain(more);
        main.start();
    }

    Main newMain(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "camel.component.autoenhance.base-url", emulator().baseUrl(),
                "camel.component.autoenhance.api-key", emulator().apiKey(),
                "camel.component.autoenhance.retry-delay", "10ms",
                "camel.component.autoenhance.poll-delay", "50ms",
                "camel.component.autoenhance.max-poll-delay", "200ms",
                "shoots.home", home.toString(),
                "shoots.delay", "200",
                "brackets.delay", "50"));
        settings.putAll(more);
        return LocalMain.of(settings);
    }

    /** A folder with the three sample brackets, without a marker. */
    Path shoot(String name) throws Exception {
        Path folder = Files.createDirectories(folder(name));
        for (Path bracket : brackets) {
            Files.copy(bracket, folder.resolve(bracket.getFileName().toString()));
        }
        return folder;
    }

    Path folder(String name) {
        return home.resolve("shoots").resolve(name);
    }

    Path enhanced(String name) {
        return home.resolve("enhanced").resolve(name);
    }

    /** Says that a folder is complete. */
    static void mark(Path folder) throws Exception {
        Files.createFile(folder.resolve("done.txt"));
    }

    /** Waits until this report is in the folder, and the marker is not. */
    static String awaitReport(Path folder, String report) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(folder.resolve(report)) && !Files.exists(folder.resolve("done.txt")));
        return Files.readString(folder.resolve(report));
    }

    static List<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    static int requests(Route route) {
        return emulator().journal().requests(route).size();
    }
}
