/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the benchmark measures what it says, and throws away what it must. How fast anything is, no test says. */
class BenchmarkTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tls", "small", "window", "heap"})
    void each_case_runs_and_every_photo_arrives_whole(String name) throws Exception {
        // given
        Path samples = folder.resolve("samples.jsonl");
        Settings settings = new Settings(Set.of(name), 1, SHORT, SHORT);

        // when: it throws if the sink saw another count, length or CRC
        List<Ratio> ratios;
        try (Report report = new Report(samples)) {
            ratios = Benchmark.run(settings, report);
        }

        // then
        assertThat(ratios)
                .isNotEmpty()
                .allSatisfy(ratio -> assertThat(ratio.median()).isPositive().isFinite());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(samples)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("case").asText()).isEqualTo(name))
                .filteredOn(line -> line.has("ratio"))
                .hasSameSizeAs(ratios);
    }

    @Test
    void an_api_key_sent_to_the_storage_voids_the_run() throws Exception {
        assertVoid(new byte[10], "API key", 403, HttpRequest.newBuilder().header("x-api-key", "secret"));
    }

    @Test
    void other_bytes_than_the_photo_s_void_the_run() throws Exception {
        assertVoid(new byte[10], "10 bytes with CRC", 200, HttpRequest.newBuilder());
    }

    @Test
    void a_chunked_photo_voids_the_run() throws Exception {
        assertVoid(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])),
                "chunked",
                501,
                HttpRequest.newBuilder());
    }

    @Test
    void a_photo_too_few_voids_the_run() throws Exception {
        // given
        Photo photo = Photo.make(folder, 10);
        try (SinkProcess sink = SinkProcess.start(Certificate.make(folder))) {
            Meter meter = new Meter(sink);

            // when, then
            assertThatThrownBy(() -> meter.measure(photo, () -> 1)).hasMessageContaining("1 photos sent, 0 received");
        }
    }

    @Test
    void a_ratio_is_the_median_of_the_rounds() {
        assertThat(new Ratio("odd", List.of(3.0, 1.0, 2.0), 2)).satisfies(ratio -> {
            assertThat(ratio.median()).isEqualTo(2);
            assertThat(ratio.min()).isEqualTo(1);
            assertThat(ratio.max()).isEqualTo(3);
            assertThat(ratio.isMet()).isTrue();
        });
        assertThat(new Ratio("even", List.of(3.0, 1.0), 2.1)).satisfies(ratio -> {
            assertThat(ratio.median()).isEqualTo(2);
            assertThat(ratio.isMet()).isFalse();
        });
    }

    private void assertVoid(byte[] body, String fault, int status, HttpRequest.Builder request) throws Exception {
        assertVoid(HttpRequest.BodyPublishers.ofByteArray(body), fault, status, request);
    }

    private void assertVoid(HttpRequest.BodyPublisher body, String fault, int status, HttpRequest.Builder request)
            throws Exception {
        // given
        Photo photo = Photo.make(folder, 10);
        try (SinkProcess sink = SinkProcess.start(Certificate.make(folder))) {
            URI address = URI.create(sink.url(false) + "/upload/" + photo.name() + "?signature");

            // when
            HttpResponse<Void> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.uri(address).PUT(body).build(), HttpResponse.BodyHandlers.discarding());

            // then
            assertThat(response.statusCode()).isEqualTo(status);
            Meter meter = new Meter(sink);
            assertThatThrownBy(() -> meter.measure(photo, () -> 1)).hasMessageContaining(fault);
        }
    }
}
