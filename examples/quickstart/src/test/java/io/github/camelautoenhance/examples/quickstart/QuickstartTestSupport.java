/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program without its {@code main}: what it prints is kept, and nobody presses Enter. */
abstract class QuickstartTestSupport {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Quickstart quickstart =
            new Quickstart(new PrintStream(printed, true, StandardCharsets.UTF_8), InputStream.nullInputStream());

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    /** Uploads the photos of a folder to the test's emulator; tells the exit code. */
    int upload(Path photos, RouteLanguage route) throws Exception {
        return uploadTo(new EmulatorDestination(emulator()), photos, route);
    }

    int uploadTo(Destination destination, Path photos, RouteLanguage route) throws Exception {
        return quickstart.upload(new Settings(Optional.of(photos), route, false, true), destination);
    }

    /** Runs the whole program with these properties; tells the exit code. */
    int run(Map<String, String> properties, Map<String, String> environment) throws Exception {
        Properties all = new Properties();
        all.putAll(properties);
        return quickstart.run(all, environment);
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** A file of a photo's name with bytes like no other file's of another length. */
    Path photo(String name, int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }
}
