/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.examples.stage.LocalMain;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server in a process of its own, the whole application in this one, and the emulator. */
abstract class BucketTestSupport {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    static Path serverFolder;

    private static @Nullable S3Server server;
    private static @Nullable S3Client client;

    @TempDir
    Path folder;

    private @Nullable Main main;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Server.start(serverFolder);
        client = server.client();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void emptyBucket() {
        keys().forEach(key ->
                client().deleteObject(request -> request.bucket(S3Server.BUCKET).key(key)));
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

    static S3Server server() {
        return started(server);
    }

    static S3Client client() {
        return started(client);
    }

    Main startRoute(Map<String, String> more) {
        main = newMain(more);
        main.start();
        return main;
    }

    static Main newMain(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("camel.component.autoenhance.api-key", emulator().apiKey());
        settings.putAll(more);
        return LocalMain.of(settings);
    }

    /** All settings but the key. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(server().settings());
        settings.put("camel.component.autoenhance.base-url", emulator().baseUrl());
        settings.put("camel.component.autoenhance.retry-delay", "10ms");
        settings.put("s3.delay", "200");
        settings.put("upload.pause", "10");
        return settings;
    }

    /** Puts a photo with bytes like no other's into the bucket; tells its SHA-256. */
    String put(String key, int length) throws Exception {
        Path file = folder.resolve("photo");
        String sha256 = Sha256.writeRandom(file, length, key.hashCode());
        client().putObject(request -> request.bucket(S3Server.BUCKET).key(key).contentType("image/jpeg"), file);
        return sha256;
    }

    static List<String> keys() {
        return client().listObjectsV2(request -> request.bucket(S3Server.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    static String text(String key) {
        return client().getObjectAsBytes(
                        request -> request.bucket(S3Server.BUCKET).key(key))
                .asUtf8String();
    }

    static void awaitKeys(String... keys) {
        await().atMost(PATIENCE).until(() -> keys().equals(List.of(keys)));
    }

    private static <T> T started(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("only between the first and the last test");
        }
        return resource;
    }
}
