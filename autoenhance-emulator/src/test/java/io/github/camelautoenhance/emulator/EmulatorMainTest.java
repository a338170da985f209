/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.testing.WebhookReceiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program, run as the process that a user starts. */
class EmulatorMainTest {

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void prints_addresses_answers_and_stops() throws Exception {
        // given
        Process program = run(
                "--port=0",
                "--storage-port=0",
                "--api-key=own-key",
                "--credits=3",
                "--switches=rate-limits,order_conflict");
        BufferedReader out = program.inputReader(StandardCharsets.UTF_8);

        // when
        List<String> greeting = new ArrayList<>();
        while (greeting.stream().noneMatch(line -> line.contains("key  "))) {
            greeting.add(out.readLine());
        }
        String url = greeting.stream()
                .filter(line -> line.contains("API "))
                .map(line -> line.replaceFirst("\\s*API\\s+", ""))
                .findFirst()
                .orElseThrow();
        String reply = post(url + "/v3/images/", "own-key");
        program.destroy();

        // then
        assertThat(greeting).noneMatch(line -> line.contains("own-key"));
        assertThat(reply).contains("\"upload_url\":\"http://127.0.0.1:");
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        await().until(() -> !answers(url));
    }

    @Test
    void fails_some_requests_with_chaos() throws Exception {
        // given
        Process program = run("--port=0", "--storage-port=0", "--chaos=1");
        BufferedReader out = program.inputReader(StandardCharsets.UTF_8);
        String url = out.readLine();
        while (!url.contains("API ")) {
            url = out.readLine();
        }
        String api = url.replaceFirst("\\s*API\\s+", "");

        // when
        int lost = 0;
        for (int i = 0; i < 200; i++) {
            try {
                post(api + "/v3/images/", "emulator-key");
            } catch (IOException noReply) {
                lost++;
            }
        }

        // then
        assertThat(lost).isBetween(1, 30);
    }

    @Test
    void sends_events_without_printing_the_token() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // given
            Process program =
                    run("--port=0", "--storage-port=0", "--webhook-token=own-token", "--webhook=" + receiver.url());

            // when
            receiver.bodies(1);
            BufferedReader out = program.inputReader(StandardCharsets.UTF_8);
            List<String> greeting = new ArrayList<>();
            while (greeting.stream().noneMatch(line -> line.contains("key  "))) {
                greeting.add(out.readLine());
            }

            // then
            assertThat(receiver.received().get(0).headers()).containsEntry("Authentication", List.of("own-token"));
            assertThat(greeting).noneMatch(line -> line.contains("own-token"));
        }
    }

    @Test
    void lists_options_in_help() throws Exception {
        // when
        Process program = run("--help");

        // then
        assertThat(output(program))
                .contains(
                        "--port=8710",
                        "--storage-port=8711",
                        "--host=",
                        "--api-key=",
                        "--directory=",
                        "--chaos=",
                        "--credits=",
                        "--webhook=",
                        "--webhook-token=",
                        "--switches=");
        assertThat(program.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=1, There is no option --prot.",
        "--port=high, --port takes a number from 0 to 65535.",
        "--storage-port=65536, --storage-port takes a number from 0 to 65535.",
        "--chaos=much, --chaos takes a whole number.",
        "--credits=-1, --credits takes a number from 0 on.",
        "--switches=rate_limits;fast, '--switches takes some of [rate_limits, order_conflict'",
        "--webhook=here, 'A webhook is an http or https URL with a host and without a user.'",
        "--webhook-token=own-token, --webhook-token needs --webhook.",
        "8710, options are --name=value."
    })
    void explains_wrong_option(String option, String sentence) throws Exception {
        // when
        Process program = run(option);

        // then
        assertThat(output(program)).contains(sentence).contains("--help").doesNotContain("Exception");
        assertThat(program.waitFor()).isEqualTo(2);
    }

    @Test
    void explains_port_in_use() throws Exception {
        try (AutoenhanceEmulator other = AutoenhanceEmulator.start()) {
            // when
            Process program = run("--port=" + URI.create(other.baseUrl()).getPort());

            // then
            assertThat(output(program)).contains("Cannot listen on 127.0.0.1:").doesNotContain("\tat ");
            assertThat(program.waitFor()).isEqualTo(1);
        }
    }

    private Process run(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorMain.class.getName()));
        command.addAll(List.of(args));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(program);
        return program;
    }

    private static String output(Process program) throws IOException {
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String post(String url, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"image_name\": \"a.jpg\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            post(url, "");
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
