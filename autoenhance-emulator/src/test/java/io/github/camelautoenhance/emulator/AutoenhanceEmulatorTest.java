/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoenhanceEmulatorTest {

    @Test
    void runs_two_emulators_side_by_side() {
        try (AutoenhanceEmulator one = AutoenhanceEmulator.start();
                AutoenhanceEmulator two = AutoenhanceEmulator.start()) {
            assertThat(List.of(one.baseUrl(), one.storageUrl(), two.baseUrl(), two.storageUrl()))
                    .doesNotHaveDuplicates()
                    .allMatch(url -> url.matches("http://127\\.0\\.0\\.1:\\d+"));
            assertThat(one.pageUrl()).isEqualTo(one.baseUrl() + "/");
            assertThat(one.apiKey()).isEqualTo("emulator-key");
        }
    }

    @Test
    void leaves_no_thread_and_no_file() throws Exception {
        // given
        AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
        emulator.webhook(URI.create(emulator.baseUrl() + "/not-found"), null);
        TestClient client = new TestClient(emulator);
        client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
        Path file = Objects.requireNonNull(emulator.image("one").orElseThrow().file());
        Path directory = file.resolve("../../..").normalize();
        assertThat(threads()).isNotEmpty();

        // when
        emulator.close();

        // then
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        assertThat(directory).doesNotExist();
        emulator.close();
    }

    @Test
    void closes_during_delayed_request() {
        // given
        AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
        emulator.faults().on(Route.RETRIEVE_IMAGE, Fault.delay(Duration.ofHours(1)));
        CompletableFuture<Integer> reply = CompletableFuture.supplyAsync(() -> {
            try {
                return new TestClient(emulator).get("/v3/images/x").statusCode();
            } catch (Exception cut) {
                return 0;
            }
        });
        await().until(() -> emulator.journal().inFlight() == 1);

        // when
        emulator.close();

        // then
        await().untilAsserted(() -> assertThat(reply).isCompletedWithValue(0));
    }

    @Test
    void keeps_uploads_in_given_directory(@TempDir Path directory) throws Exception {
        // given
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.builder()
                .directory(directory.resolve("new"))
                .start()) {
            TestClient client = new TestClient(emulator);

            // when
            client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1, 2});
        }

        // then
        assertThat(directory.resolve("new/images/one/original")).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void forgets_everything_on_reset(@TempDir Path directory) throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().directory(directory).start()) {
            // given
            TestClient client = new TestClient(emulator);
            client.put(client.uploadUrl("one"), OCTET_STREAM, new byte[] {1});
            emulator.faults().on(Route.CREATE_IMAGE, Fault.status(500));

            // when
            emulator.reset();

            // then
            assertThat(emulator.images()).isEmpty();
            assertThat(emulator.journal().requests()).isEmpty();
            try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
                assertThat(files).isEmpty();
            }
            assertThat(client.create("{\"image_name\": \"a.jpg\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void reports_port_in_use_and_cleans_up() {
        try (AutoenhanceEmulator first = AutoenhanceEmulator.start()) {
            int taken = URI.create(first.storageUrl()).getPort();
            int before = threads().size();

            // when, then
            assertThatThrownBy(() ->
                            AutoenhanceEmulator.builder().storagePort(taken).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
            await().untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(before));
        }
    }

    @Test
    void rejects_account_version_that_is_no_date() {
        assertThatThrownBy(() -> AutoenhanceEmulator.builder().accountApiVersion("latest"))
                .isInstanceOf(DateTimeException.class);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("autoenhance-emulator"))
                .toList();
    }
}
