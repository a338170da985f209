/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A broker, the emulator, and the Secret as a pod has it: a folder with a file for each of its keys. */
abstract class ApplicationTestSupport {

    static final String KEY = "k&y=1%20+2?#3/";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().apiKey(KEY));

    @TempDir
    Path folder;

    private @Nullable PhotoQueue queue;

    @BeforeEach
    void startBroker() throws Exception {
        queue = new PhotoQueue(folder);
        writeSecret("autoenhance.api-key", KEY);
        for (Map.Entry<String, String> setting : queue.settings().entrySet()) {
            writeSecret(setting.getKey(), setting.getValue());
        }
    }

    @AfterEach
    void stopBroker() throws Exception {
        queue().stop();
    }

    PhotoQueue queue() {
        if (queue == null) {
            throw new IllegalStateException("not started");
        }
        return queue;
    }

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    Path secret() {
        return folder.resolve("secret");
    }

    void writeSecret(String key, String value) throws IOException {
        Files.writeString(Files.createDirectories(secret()).resolve(key), value);
    }

    /** A file with what a test has to change, and more: where the Secret, the service and the health checks are. */
    Path writeSettings(Map<String, String> more) throws IOException {
        Properties settings = new Properties();
        settings.put("camel.main.cloud-properties-location", secret().toString());
        settings.put("camel.component.autoenhance.base-url", emulator().baseUrl());
        settings.put("camel.component.autoenhance.retry-delay", "10ms");
        settings.put("camel.management.port", "0");
        settings.put("camel.management.host", "127.0.0.1");
        settings.put("photos.pause", "10");
        settings.putAll(more);
        Path file = folder.resolve("settings.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        return file;
    }

    /** Bytes like no other photo's. */
    static byte[] photo(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The images that have bytes. */
    static List<EmulatedImage> uploaded() {
        return emulator().images().stream()
                .filter(image -> image.sha256() != null)
                .toList();
    }
}
