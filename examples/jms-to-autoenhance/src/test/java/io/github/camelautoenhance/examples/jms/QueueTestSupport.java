/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.examples.stage.LocalMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A broker with a queue, somebody who sends to it, the whole application in this process, and the emulator. */
abstract class QueueTestSupport {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String PASSWORD = "p&ss %20+wörd,\"(";
    static final int DELIVERIES = 3;

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    private @Nullable EmbeddedBroker broker;
    private @Nullable Sender sender;
    private @Nullable Main main;

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    @BeforeEach
    void start() throws Exception {
        startBroker(0, DELIVERIES);
    }

    @AfterEach
    void stop() throws Exception {
        stopRoutes();
        stopBroker();
    }

    void startBroker(int port, int deliveries) throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), port, PASSWORD, deliveries, Duration.ofMillis(50));
        sender = new Sender(broker.url(), PASSWORD);
    }

    void stopBroker() throws Exception {
        if (sender != null) {
            sender.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    EmbeddedBroker broker() {
        return Objects.requireNonNull(broker);
    }

    Sender sender() {
        return Objects.requireNonNull(sender);
    }

    Main startRoutes() {
        return startRoutes(Map.of());
    }

    Main startRoutes(Map<String, String> more) {
        main = newMain(more);
        main.start();
        return main;
    }

    void stopRoutes() {
        if (main != null) {
            main.stop();
        }
    }

    Main newMain(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("camel.component.autoenhance.api-key", emulator().apiKey());
        settings.putAll(more);
        return LocalMain.of(settings);
    }

    /** All settings but the key. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(broker().settings());
        settings.put("camel.component.autoenhance.base-url", emulator().baseUrl());
        // so that each fault of a test is one delivery
        settings.put("camel.component.autoenhance.max-retries", "0");
        settings.put("camel.component.jms.recovery-interval", "100");
        // a stop waits for it
        settings.put("camel.component.jms.receive-timeout", "100");
        settings.put("photos.deliveries", String.valueOf(DELIVERIES));
        settings.put("photos.spool", spool().toString());
        return settings;
    }

    /** Starts the program as it is installed: a process of its own, with key and password in its environment. */
    JavaProcess startProcess(Map<String, String> settings, String apiKey, String... jvm) throws IOException {
        Map<String, String> visible = new HashMap<>(settings);
        visible.remove("broker.password");
        Map<String, String> secrets = Map.of("AUTOENHANCE_API_KEY", apiKey, "BROKER_PASSWORD", PASSWORD);
        return JavaProcess.real(folder, JmsToAutoenhance.class, visible, secrets, jvm);
    }

    Path spool() {
        return folder.resolve("spool");
    }

    /** Whether every message is done with: none waits, none is with a consumer, none waits to be delivered again. */
    boolean isDone() {
        return broker().queue(EmbeddedBroker.PHOTOS).getMessageCount() == 0;
    }

    void awaitDone() {
        await().atMost(PATIENCE).until(this::isDone);
    }

    void awaitFailed(int messages) {
        await().atMost(PATIENCE)
                .until(() -> broker().queue(EmbeddedBroker.FAILED).getMessageCount() == messages);
    }

    List<Path> spooled() throws IOException {
        if (Files.notExists(spool())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The images that have bytes. */
    static List<EmulatedImage> uploaded() {
        return emulator().images().stream()
                .filter(image -> image.sha256() != null)
                .toList();
    }

    /** Bytes like no other photo's. */
    static byte[] photo(String name, int length) {
        byte[] photo = new byte[length];
        new Random(name.hashCode()).nextBytes(photo);
        return photo;
    }
}
