/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/kubernetes.md} shows of the kamelet is run as it is written. */
class PageTest {

    private static final Path PAGE = Path.of("../../docs/kubernetes.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```text\n(.*?)^```$");

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    Path folder;

    @Test
    void the_route_with_the_configuration_hands_a_photo_to_the_service_whatever_the_first_try_says() throws Exception {
        // given
        AutoenhanceEmulator emulator = EMULATOR.get();
        emulator.faults().on(Route.UPLOAD, Fault.status(503), Fault.status(503), Fault.status(503), Fault.status(503));
        String route = block("uri: kamelet:autoenhance-upload-sink")
                .replace("file:inbox", "file:" + folder.resolve("inbox"))
                .replace("{{env:AUTOENHANCE_API_KEY}}", "{{key}}");
        String configuration = block("routeConfiguration:").replace("10000", "1");
        Path file = Files.writeString(folder.resolve("photos.yaml"), configuration + route);
        put();

        // when
        Main main = new Main();
        main.configure().setRoutesIncludePattern(file.toUri().toString());
        main.addInitialProperty("key", emulator.apiKey());
        main.addInitialProperty("camel.kamelet.autoenhance-upload-sink.baseUrl", emulator.baseUrl());
        main.addInitialProperty("camel.component.autoenhance.retry-delay", "1ms");
        main.start();

        // then: one record, in spite of a redelivery
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(folder.resolve("inbox/.done/kitchen.jpg")));
        } finally {
            main.stop();
        }
        assertThat(emulator.images()).hasSize(1).allMatch(image -> image.bytes() == 3);
        assertThat(emulator.images().get(0).orderId()).isEqualTo("villa-42");
    }

    @Test
    void the_route_of_the_webhook_fetches_the_picture_of_a_processed_image() throws Exception {
        // given
        AutoenhanceEmulator emulator = EMULATOR.get();
        String route = block("uri: kamelet:autoenhance-webhook-source")
                .replace("file:enhanced", "file:" + folder.resolve("enhanced"))
                .replace("{{env:AUTOENHANCE_WEBHOOK_SECRET}}", "{{secret}}")
                .replace("{{env:AUTOENHANCE_API_KEY}}", "{{key}}");
        Path file = Files.writeString(folder.resolve("events.yaml"), route);

        // when
        Main main = new Main();
        main.configure().setRoutesIncludePattern(file.toUri().toString());
        main.addInitialProperty("key", emulator.apiKey());
        main.addInitialProperty("secret", "of-the-webhook");
        main.addInitialProperty("camel.kamelet.autoenhance-webhook-source.baseUrl", emulator.baseUrl());
        main.addInitialProperty("camel.kamelet.autoenhance-download-action.baseUrl", emulator.baseUrl());
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", "0");
        main.start();
        try {
            int port = main.getCamelContext()
                    .getComponent("platform-http", PlatformHttpComponent.class)
                    .getEngine()
                    .getServerPort();
            emulator.webhook(URI.create("http://127.0.0.1:" + port + "/autoenhance"), "of-the-webhook");
            main.getCamelTemplate()
                    .requestBody(
                            "autoenhance:images?apiKey=" + emulator.apiKey() + "&baseUrl=" + emulator.baseUrl(),
                            Files.readAllBytes(SamplePhotos.writeTo(folder.resolve("samples"))
                                    .get(0)));

            // then
            await().atMost(Duration.ofMinutes(2)).until(() -> isNotEmpty(folder.resolve("enhanced")));
        } finally {
            main.stop();
        }
        assertThat(emulator.credits().spent()).isZero();
    }

    @Test
    void the_setting_is_one_of_the_kamelet() throws Exception {
        // given
        String setting = block("camel.kamelet.").strip();

        // then
        assertThat(setting).startsWith("camel.kamelet.autoenhance-upload-sink.apiKey=");
        assertThat(Kamelet.named("autoenhance-upload-sink").properties().has("apiKey"))
                .isTrue();
    }

    @Test
    void what_the_page_names_is_the_version_of_the_jar() throws Exception {
        String named = "camel-autoenhance-kamelets:" + Kamelet.version();
        assertThat(PAGE).content().contains("--dep=mvn:io.github.camelautoenhance:" + named);
    }

    private static boolean isNotEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    private void put() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("inbox")).resolve("kitchen.jpg"), new byte[] {1, 2, 3});
    }

    private static String block(String part) throws IOException {
        Stream<String> blocks = BLOCK.matcher(Files.readString(PAGE)).results().map(match -> match.group(1));
        return blocks.filter(block -> block.contains(part)).findFirst().orElseThrow();
    }
}
