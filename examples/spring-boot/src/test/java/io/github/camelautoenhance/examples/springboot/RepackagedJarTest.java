/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar}: the application as it is installed, with the key in its environment. */
class RepackagedJarTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+) ");
    private static final String SECRET = "a-secret-of-the-webhook";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private @Nullable Process process;

    @AfterEach
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void uploads_150_MB_with_heap_of_96_MB() throws Exception {
        // given
        Path photo = folder.resolve("panorama.tif.jpg");
        String sha256 = Photos.write(photo, 150, MEBIBYTE);
        Process application = start(EMULATOR.get().apiKey(), SECRET, "-Xmx96m", "-XX:+ExitOnOutOfMemoryError");
        await("the port").atMost(PATIENCE).until(() -> port().isPresent() || !application.isAlive());
        assertThat(port()).as(output()).isPresent();

        URI page = URI.create("http://127.0.0.1:" + port().orElseThrow() + "/");
        EMULATOR.get().webhook(page.resolve("autoenhance"), SECRET);

        // when
        URI photos = page.resolve("photos");
        HttpResponse<String> answer = Http.sendPhoto(photos, "panorama.jpg", BodyPublishers.ofFile(photo), null);

        // then
        assertThat(answer.statusCode()).as(answer.body() + output()).isEqualTo(201);
        assertThat(EMULATOR.get().images()).extracting(EmulatedImage::sha256).containsExactly(sha256);

        // when: what a forger may send who knows the secret
        HttpResponse<String> refused = Http.post(
                page.resolve("autoenhance"),
                "application/json",
                BodyPublishers.ofFile(photo),
                "Authentication",
                SECRET);

        // then
        assertThat(refused.statusCode()).isEqualTo(413);

        // when: the same by way of the folder
        Files.move(photo, folder.resolve("photos/inbox/panorama.jpg"));

        // then
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("photos/inbox/.done/panorama.jpg")));
        assertThat(EMULATOR.get().images()).extracting(EmulatedImage::sha256).containsExactly(sha256, sha256);
        await("both are back")
                .atMost(PATIENCE)
                .until(() -> Http.get(page.resolve("results")).body().split("\"pictures\":true", -1).length == 3);

        // when
        application.destroy();

        // then
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(output()).doesNotContain(EMULATOR.get().apiKey(), SECRET);
    }

    @Test
    void ends_and_names_missing_key() throws Exception {
        // when
        Process application = start(null, SECRET);

        // then
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).isNotZero();
        assertThat(output())
                .contains("APPLICATION FAILED TO START", "The environment has no AUTOENHANCE_API_KEY.")
                .doesNotContain("\tat ");
    }

    @Test
    void ends_and_names_missing_webhook_secret() throws Exception {
        // when
        Process application = start(EMULATOR.get().apiKey(), null);

        // then
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).isNotZero();
        assertThat(output())
                .contains("APPLICATION FAILED TO START", "The environment has no AUTOENHANCE_WEBHOOK_SECRET.")
                .doesNotContain("\tat ");
    }

    private Process start(@Nullable String apiKey, @Nullable String secret, String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-jar",
                System.getProperty("repackaged.jar"),
                "--server.port=0",
                "--management.server.port=0",
                "--photos.settled=100ms",
                "--photos.home=" + folder.resolve("photos"),
                "--camel.component.autoenhance.base-url=" + EMULATOR.get().baseUrl()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(CAMEL|AUTOENHANCE|SPRING|SERVER|PHOTOS)_.*"));
        if (apiKey != null) {
            environment.put("AUTOENHANCE_API_KEY", apiKey);
        }
        if (secret != null) {
            environment.put("AUTOENHANCE_WEBHOOK_SECRET", secret);
        }
        process = builder.start();
        return process;
    }

    private Optional<String> port() throws IOException {
        return PORT.matcher(output())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
