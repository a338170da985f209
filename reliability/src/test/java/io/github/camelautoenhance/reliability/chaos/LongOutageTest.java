/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API is down while thousands of files wait. {@code -Doutage.files=10000 -Doutage.seconds=60 -Doutage.delay=10}
 * makes the run that is described in docs/reliability.md; its numbers are in {@code target/outage.txt}.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class LongOutageTest {

    private static final int FILES = Integer.getInteger("outage.files", 2500);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 8));
    private static final Duration FIRST_REDELIVERY_DELAY = Duration.ofMillis(500);
    private static final Duration REDELIVERY_DELAY = Duration.ofSeconds(Integer.getInteger("outage.delay", 2));
    private static final int WINDOW = 8;
    /** Exchanges in play: as many as the window has places, four times as many being continued, one in between. */
    private static final int IN_PLAY = WINDOW + 4 * WINDOW + 1;
    /** What the budget of 100 tokens pays for, at 5 tokens a repeat. */
    private static final int REPEATS = 20;

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Instant> failures = new ConcurrentLinkedQueue<>();
    private AutoenhanceEmulator emulator = AutoenhanceEmulator.start();

    @BeforeEach
    void putFilesIntoTheInbox() throws Exception {
        Files.createDirectory(folder.resolve("inbox"));
        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve("inbox/" + i + ".jpg"), new byte[] {(byte) i, (byte) (i >> 8), 1});
        }
        AutoenhanceConfiguration configuration =
                context.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(emulator.baseUrl());
        configuration.setApiKey(emulator.apiKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(AutoenhanceException.class)
                        .maximumRedeliveries(-1)
                        .redeliveryDelay(FIRST_REDELIVERY_DELAY.toMillis())
                        .useExponentialBackOff()
                        .backOffMultiplier(2)
                        .maximumRedeliveryDelay(REDELIVERY_DELAY.toMillis())
                        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
                        .onRedelivery(exchange -> failures.add(Instant.now()));
                from("file:" + folder.resolve("inbox") + "?initialDelay=0&repeatCount=1&move=../done/${file:name}")
                        .to("autoenhance:images");
            }
        });
    }

    @AfterEach
    void stop() {
        context.stop();
        emulator.close();
    }

    @Test
    void an_API_that_answers_503_is_asked_rarely_and_gets_everything_once_it_is_back() throws Exception {
        // given
        emulator.faults().otherwise(request -> request.route() == Route.UPLOAD ? Fault.pass() : Fault.status(503));

        // when
        Outage outage = liveThroughTheOutage();
        List<Instant> requests = emulator.journal().requests().stream()
                .map(RecordedRequest::time)
                .toList();
        emulator.faults().clear();
        Instant end = Instant.now();

        // then
        assertThatTheRateWasLow(requests, outage);
        assertThatEverythingArrivesAtFullRate("503", requests, outage, end);
    }

    @Test
    void an_API_that_cannot_be_reached_is_tried_rarely_and_gets_everything_once_it_is_back() throws Exception {
        // given
        URI api = URI.create(emulator.baseUrl());
        URI storage = URI.create(emulator.storageUrl());
        emulator.close();

        // when
        Outage outage = liveThroughTheOutage();
        List<Instant> requests = List.copyOf(failures);
        emulator = AutoenhanceEmulator.builder()
                .port(api.getPort())
                .storagePort(storage.getPort())
                .start();
        Instant end = Instant.now();

        // then
        assertThatTheRateWasLow(requests, outage);
        assertThatEverythingArrivesAtFullRate("refused", requests, outage, end);
    }

    /** What was seen while the API was down. */
    private record Outage(
            Instant start, Duration duration, int arrived, int mostThreads, long heapBefore, long heapAfter) {}

    private Outage liveThroughTheOutage() throws Exception {
        Instant start = Instant.now();
        context.start();
        // the files have been listed, and as many exchanges as there will be are in play
        await().atMost(Duration.ofMinutes(2)).until(() -> failures.size() > IN_PLAY);
        long heapBefore = Heap.mebibytes();
        int mostThreads = 0;
        do {
            mostThreads = Math.max(mostThreads, threads());
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        } while (Duration.between(start, Instant.now()).compareTo(OUTAGE) < 0);
        int arrived = Folder.names(folder.resolve("done")).size();
        long heapAfter = Heap.mebibytes();
        Duration duration = Duration.between(start, Instant.now());
        return new Outage(start, duration, arrived, mostThreads, heapBefore, heapAfter);
    }

    private void assertThatTheRateWasLow(List<Instant> requests, Outage outage) {
        Instant middle = outage.start().plus(outage.duration().dividedBy(2));
        long late = requests.stream().filter(middle::isBefore).count();
        double delays = (double) outage.duration().toMillis() / REDELIVERY_DELAY.toMillis();
        double growing =
                2 + Math.log((double) REDELIVERY_DELAY.toMillis() / FIRST_REDELIVERY_DELAY.toMillis()) / Math.log(2);
        assertThat(requests).hasSizeLessThanOrEqualTo((int) (IN_PLAY * (growing + delays)) + REPEATS);
        assertThat(late).isBetween(1L, (long) (IN_PLAY * (2 + delays / 2)));
        assertThat(outage.arrived()).isZero();
        assertThat(outage.mostThreads()).isBetween(WINDOW, 2 * IN_PLAY);
        assertThat(outage.heapAfter()).isLessThan(outage.heapBefore() + 32);
    }

    private void assertThatEverythingArrivesAtFullRate(String kind, List<Instant> requests, Outage outage, Instant end)
            throws Exception {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Folder.names(folder.resolve("done")).size() == FILES);
        SortedMap<Long, Long> uploads = new TreeMap<>();
        emulator.journal()
                .requests(Route.UPLOAD)
                .forEach(request ->
                        uploads.merge(Duration.between(end, request.time()).toSeconds(), 1L, Long::sum));
        List<Long> rates = uploads.values().stream().sorted().toList();
        long usual = rates.get(rates.size() / 2);
        long full = uploads.entrySet().stream()
                .filter(second -> second.getValue() >= usual / 3)
                .findFirst()
                .orElseThrow()
                .getKey();
        Files.writeString(
                Path.of("target", "outage.txt"),
                "%s: %d files, down for %s, %d requests (%.1f per second), %d threads, heap %d to %d MiB,%n"
                                .formatted(
                                        kind,
                                        FILES,
                                        outage.duration(),
                                        requests.size(),
                                        requests.size()
                                                * 1000.0
                                                / outage.duration().toMillis(),
                                        outage.mostThreads(),
                                        outage.heapBefore(),
                                        outage.heapAfter())
                        + "  uploads in the seconds after its end: %s%n".formatted(uploads),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        // on a slow machine all of it takes longer
        long allowed = Math.max(10, uploads.lastKey() / 2);
        assertThat(full).as("seconds to full rate: %s", uploads).isLessThan(allowed);
        assertThat(emulator.images()).hasSize(FILES).allMatch(image -> image.bytes() == 3);
    }

    private int threads() {
        return (int) CamelThreads.of(context).stream()
                .filter(name -> name.contains("Autoenhance"))
                .count();
    }
}
