/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter's jar, as it was built, in the documented application on other versions of Spring Boot and Camel. */
class SpringBootCompatibilityTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final Map<String, String> SPRING_BOOT_OF_CAMEL =
            new TreeMap<>(Map.of("4.14.0", "3.5.4", "4.18.0", "3.5.10", "4.22.0", "4.1.0"));

    private static final String APPLICATION = "com.example.photos.PhotoApplication";

    private static final String SECRET = "a-secret-of-the-webhook";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+) ");

    @TempDir
    Path folder;

    static Stream<Arguments> springBootAndCamel() {
        return SPRING_BOOT_OF_CAMEL.entrySet().stream().map(pair -> Arguments.of(pair.getValue(), pair.getKey()));
    }

    static Stream<Arguments> springBootAndCamelAndJava() {
        TreeSet<Integer> javaVersions =
                new TreeSet<>(List.of(17, 25, Runtime.version().feature()));
        return SPRING_BOOT_OF_CAMEL.entrySet().stream()
                .flatMap(pair -> javaVersions.stream().map(java -> Arguments.of(pair.getValue(), pair.getKey(), java)));
    }

    @ParameterizedTest(name = "Spring Boot {0}, Camel {1}, Java {2}")
    @MethodSource("springBootAndCamelAndJava")
    void the_application_uploads_with_no_more_than_properties(
            String springBootVersion, String camelVersion, int javaVersion) throws Exception {
        // given
        Jdk jdk = Jdk.required(javaVersion);
        byte[] photo = Photos.ofSize(300_000);
        Files.write(Files.createDirectory(folder.resolve("inbox")).resolve("kitchen.jpg"), photo);
        Files.writeString(folder.resolve("application.properties"), """
                camel.component.autoenhance.base-url = %s
                camel.component.autoenhance.api-key = %s
                camel.component.autoenhance.order-id = villa-42
                camel.component.autoenhance.upload-timeout = 2m
                camel.component.autoenhance.settings[tripod_hide] = true
                webhook.secret = not-used
                server.port = 0
                """.formatted(
                        EMULATOR.get().baseUrl(), EMULATOR.get().apiKey()));
        Path log = folder.resolve("log");

        // when
        Process application = start(jdk, "spring-boot-" + camelVersion, log);
        try {
            await("the photo is through, or the application has ended")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(folder.resolve("inbox/.done/kitchen.jpg")) || !application.isAlive());
            application.destroy();
            assertThat(application.waitFor(2, TimeUnit.MINUTES))
                    .as("ends when asked to, having written %s", Files.readString(log))
                    .isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }

        // then
        String written = Files.readString(log);
        assertThat(EMULATOR.get().images()).as("images after %s", written).hasSize(1);
        EmulatedImage image = EMULATOR.get().images().get(0);
        assertThat(image.sha256()).isEqualTo(Photos.sha256(photo));
        assertThat(image.orderId()).isEqualTo("villa-42");
        assertThat(image.fields()).containsEntry("tripod_hide", true);
        assertThat(written)
                .contains("(v" + springBootVersion + ")")
                .contains("Apache Camel " + camelVersion)
                .contains("using Java " + javaVersion)
                .contains("kitchen.jpg is image " + image.imageId() + " of order villa-42");
    }

    /** Camel 4.22.0 has no camel-platform-http-starter where this is built. */
    @ParameterizedTest(name = "Camel {0}")
    @ValueSource(strings = {"4.14.0", "4.18.0"})
    void events_arrive_on_the_server_of_the_application(String camelVersion) throws Exception {
        // given
        AutoenhanceEmulator emulator = EMULATOR.get();
        Files.writeString(folder.resolve("application.properties"), """
                camel.component.autoenhance.api-key = not-used
                webhook.secret = %s
                server.address = 127.0.0.1
                server.port = 0
                """.formatted(SECRET));
        Path log = folder.resolve("log");

        // when
        Process application = start(Jdk.required(Runtime.version().feature()), "spring-boot-" + camelVersion, log);
        try {
            await("a port").atMost(Duration.ofMinutes(2)).until(() -> port(log).isPresent() || !application.isAlive());
            assertThat(port(log)).as(Files.readString(log)).isPresent();
            URI webhook = URI.create("http://127.0.0.1:" + port(log).orElseThrow() + "/autoenhance");
            emulator.webhook(webhook, SECRET);
            emulator.webhooks().send("{\"event\": \"image_processed\", \"image_id\": \"kitchen\"}");
            await("both events").atMost(Duration.ofMinutes(2)).until(() -> emulator.webhooks().deliveries().stream()
                    .allMatch(delivery -> delivery.state() == WebhookDelivery.State.DELIVERED));

            // then
            assertThat(Files.readString(log))
                    .contains("image_processed of image kitchen")
                    .doesNotContain("NoClassDefFoundError");
            HttpResponse<String> forged = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(webhook)
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"event\": \"image_processed\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(forged.statusCode()).isEqualTo(401);
            assertThat(forged.headers().firstValue("Connection"))
                    .as("by the filter")
                    .contains("close");
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest(name = "Spring Boot {0}, Camel {1}")
    @MethodSource("springBootAndCamel")
    void everything_is_there_in_one_version(String springBootVersion, String camelVersion) throws IOException {
        // when
        ClassPath classPath = ClassPath.ofConsumer("spring-boot-" + camelVersion);

        // then
        assertThat(classPath.versionsOf("org.apache.camel")).containsExactly(camelVersion);
        assertThat(classPath.versionsOf("org.apache.camel.springboot")).containsExactly(camelVersion);
        assertThat(classPath.versionsOf("org.springframework.boot")).containsExactly(springBootVersion);
        assertThat(List.of(
                        "org.springframework", "org.apache.httpcomponents.client5", "org.apache.httpcomponents.core5"))
                .allSatisfy(group -> assertThat(classPath.versionsOf(group)).hasSize(1));
        assertThat(classPath.jars()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "Spring Boot {0}, Camel {1}")
    @MethodSource("springBootAndCamel")
    void starter_and_component_are_the_jars_of_this_build(String springBootVersion, String camelVersion)
            throws IOException {
        // when
        ClassPath classPath = ClassPath.ofConsumer("spring-boot-" + camelVersion);

        // then
        assertThat(classPath.jarOf("camel-autoenhance-starter"))
                .isRegularFile()
                .hasParent(Path.of("..", "starter", "target").toRealPath());
        assertThat(classPath.jarOf("camel-autoenhance"))
                .isRegularFile()
                .hasParent(Path.of("..", "..", "camel-autoenhance", "target").toRealPath());
    }

    private static Optional<String> port(Path log) throws IOException {
        return PORT.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private Process start(Jdk jdk, String consumer, Path log) throws IOException {
        String classPath = ClassPath.ofConsumer(consumer).after(Path.of("consumers", consumer, "target", "classes"));
        ProcessBuilder application = jdk.program(List.of("-cp", classPath, APPLICATION))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // what happens to be in the environment must not send this photo to the service
        application.environment().keySet().removeIf(name -> name.matches("(CAMEL|AUTOENHANCE|SPRING)_.*"));
        return application.start();
    }
}
