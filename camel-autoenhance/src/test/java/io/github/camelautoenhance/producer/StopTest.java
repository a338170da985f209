/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.CamelThreads;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A route or its context is stopped while a photo is at each step of its upload: within Camel's graceful timeout it
 * arrives, beyond it the exchange fails as retryable, and nothing is left in either case.
 */
class StopTest extends EmulatorTestSupport {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    /** What the photo is at when the stop comes. */
    enum At {
        /** One photo has the only place, another waits for it. */
        WAITING_FOR_A_PLACE {
            @Override
            void hold(Duration time) {
                emulator().faults().on(Route.UPLOAD, Fault.delay(time));
            }
        },
        CREATE {
            @Override
            void hold(Duration time) {
                emulator().faults().on(Route.CREATE_IMAGE, Fault.delay(time));
            }
        },
        WAITING_BEFORE_A_REPEAT {
            @Override
            void hold(Duration time) {
                emulator()
                        .faults()
                        .on(Route.UPLOAD, Fault.status(503).header("Retry-After", String.valueOf(time.toSeconds())));
            }
        },
        PUT {
            @Override
            void hold(Duration time) {
                emulator().faults().on(Route.UPLOAD, Fault.delay(time));
            }
        };

        abstract void hold(Duration time);

        boolean isReached() {
            return switch (this) {
                case WAITING_FOR_A_PLACE, PUT ->
                    emulator().images().size() == 1 && emulator().journal().inFlight() == 1;
                case CREATE -> emulator().journal().inFlight() == 1;
                case WAITING_BEFORE_A_REPEAT ->
                    emulator().journal().requests(Route.UPLOAD).size() == 1;
            };
        }
    }

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setMaxRetryAfter(TOO_LONG);
        configuration.setSpoolDirectory(folder.resolve("spool").toString());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                context.setStreamCaching(false);
                from("direct:photos").routeId("photos").to("autoenhance:images?maxConcurrentUploads=1");

                from("direct:slow-step")
                        .routeId("slow-step")
                        .to("autoenhance:images")
                        .delay(A_MOMENT.toMillis());

                from("direct:redelivered")
                        .routeId("redelivered")
                        .errorHandler(defaultErrorHandler()
                                .allowRedeliveryWhileStopping(false)
                                .maximumRedeliveries(-1)
                                .redeliveryDelay(TOO_LONG.toMillis())
                                .logRetryAttempted(false))
                        .to("autoenhance:images?maxRetries=0");
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void finishes_photos_of_stopped_route_within_timeout(At step) throws Exception {
        // given
        step.hold(A_MOMENT);
        context.getShutdownStrategy().setTimeout(30);
        List<CompletableFuture<Exchange>> exchanges = photosUnderWay(step);

        // when
        context.getRouteController().stopRoute("photos");

        // then
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange).isDone());
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.get().getException())
                .isNull());
        assertThat(emulator().images()).hasSameSizeAs(exchanges).allSatisfy(image -> assertThat(image.bytes())
                .isEqualTo(1000));
    }

    @ParameterizedTest
    @EnumSource
    void row_44_finishes_photos_of_stopped_context_within_timeout(At step) throws Exception {
        // given
        step.hold(A_MOMENT);
        context.getShutdownStrategy().setTimeout(30);
        List<CompletableFuture<Exchange>> exchanges = photosUnderWay(step);

        // when
        context.stop();

        // then
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.get().getException())
                .isNull());
        assertThat(emulator().images()).hasSameSizeAs(exchanges).allSatisfy(image -> assertThat(image.bytes())
                .isEqualTo(1000));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void fails_photos_as_retryable_after_timeout_of_route(At step) throws Exception {
        // given
        step.hold(TOO_LONG);
        context.getShutdownStrategy().setTimeout(1);
        List<CompletableFuture<Exchange>> exchanges = photosUnderWay(step);

        // when
        context.getRouteController().stopRoute("photos");

        // then
        assertFailedAsRetryable(exchanges);
    }

    @ParameterizedTest
    @EnumSource
    void row_44_fails_photos_as_retryable_after_timeout_of_context(At step) throws Exception {
        // given
        step.hold(TOO_LONG);
        context.getShutdownStrategy().setTimeout(1);
        List<CompletableFuture<Exchange>> exchanges = photosUnderWay(step);

        // when
        context.stop();

        // then
        assertFailedAsRetryable(exchanges);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void row_44_breaks_off_PUT_in_its_middle_at_stop(boolean wholeContext) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.stall());
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> exchange = sent("direct:photos", 20_000_000);
        await().until(() -> isSomeoneIn("PhotoEntity", "writeTo"));

        // when
        stop(wholeContext, "photos");

        // then
        assertFailedAsRetryable(List.of(exchange));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void finishes_route_after_upload_at_stop(boolean wholeContext) throws Exception {
        // given
        context.getShutdownStrategy().setTimeout(30);
        CompletableFuture<Exchange> exchange = sent("direct:slow-step", 1000);
        await().until(() -> emulator().images().stream().anyMatch(image -> image.bytes() == 1000));

        // when
        stop(wholeContext, "slow-step");

        // then
        assertThat(exchange.get().getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ends_redelivery_wait_at_stop_when_configured(boolean wholeContext) throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));
        context.getShutdownStrategy().setTimeout(30);
        CompletableFuture<Exchange> exchange = sent("direct:redelivered", 1000);
        await().until(() -> isSomeoneIn("RedeliveryErrorHandler$RedeliveryTask", "sleep"));

        // when
        stop(wholeContext, "redelivered");

        // then
        assertThat(exchange.get().getException()).isInstanceOf(RejectedExecutionException.class);
        if (wholeContext) {
            assertNothingIsLeft();
        }
    }

    @Test
    void ends_wait_for_one_of_maxPending() throws Exception {
        // given: the exchange that has the only place of maxPending cannot be ended
        CountDownLatch gate = new CountDownLatch(1);
        context.getRegistry().bind("stuck", new UploadListener() {
            @Override
            public void created(UploadStatus upload) {
                await().forever().until(() -> gate.getCount() == 0);
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pending")
                        .routeId("pending")
                        .to("autoenhance:images?operation=enhance&preview=true&maxPending=1&uploadListener=#stuck");
            }
        });
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> first = sent("direct:pending", 1000);
        await().until(() -> emulator().images().size() == 1);
        CompletableFuture<Exchange> second = sent("direct:pending", 1000);
        await().until(() -> isSomeoneIn("TransferProducer", "takePlace"));

        // when
        context.getRouteController().stopRoute("pending");

        // then
        assertThat(second.join().getException(AutoenhanceException.class))
                .hasMessageContaining("is being stopped")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(first).isNotDone();
        gate.countDown();
    }

    private void stop(boolean wholeContext, String route) throws Exception {
        if (wholeContext) {
            context.stop();
        } else {
            context.getRouteController().stopRoute(route);
        }
    }

    /** Their bodies are streams, so each has a temporary file. */
    private List<CompletableFuture<Exchange>> photosUnderWay(At step) {
        CompletableFuture<Exchange> first = sent("direct:photos", 1000);
        await().until(step::isReached);
        if (step != At.WAITING_FOR_A_PLACE) {
            return List.of(first);
        }
        CompletableFuture<Exchange> second = sent("direct:photos", 1000);
        await().until(() -> isSomeoneIn("TransferProducer", "takePlace"));
        return List.of(first, second);
    }

    private static boolean isSomeoneIn(String className, String method) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().endsWith("." + className)
                        && frame.getMethodName().equals(method));
    }

    private CompletableFuture<Exchange> sent(String uri, int bytes) {
        return template.asyncSend(
                uri, exchange -> exchange.getMessage().setBody(new ByteArrayInputStream(photo(bytes))));
    }

    private static void assertFailedAsRetryable(List<CompletableFuture<Exchange>> exchanges) throws Exception {
        for (CompletableFuture<Exchange> exchange : exchanges) {
            assertThat(exchange.get().getException(AutoenhanceException.class))
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                    .hasMessageContaining("stopped");
        }
        assertThat(emulator().images())
                .allSatisfy(image -> assertThat(image.sha256()).isNull());
    }

    private void assertNothingIsLeft() throws IOException {
        await().untilAsserted(() ->
                assertThat(CamelThreads.of(context, "Autoenhance.*")).isEmpty());
        assertThat(folder.resolve("spool")).isEmptyDirectory();
        if (OS.LINUX.isCurrentOs()) {
            await().untilAsserted(() -> assertThat(openSpoolFiles()).isEmpty());
            await().untilAsserted(() -> assertThat(connectionsToEmulator()).isEmpty());
        }
    }

    private List<String> openSpoolFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(StopTest::target)
                    .filter(file -> file.startsWith(folder.toString()))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed meanwhile.
            return "";
        }
    }

    /** The client's ends that are still open: what the emulator holds for a client that has gone is its own. */
    private static List<String> connectionsToEmulator() throws IOException {
        List<String> ports = Stream.of(emulator().baseUrl(), emulator().storageUrl())
                .map(url -> "%04X".formatted(Integer.parseInt(url.substring(url.lastIndexOf(':') + 1))))
                .toList();
        try (Stream<String> v4 = Files.lines(Path.of("/proc/self/net/tcp"));
                Stream<String> v6 = Files.lines(Path.of("/proc/self/net/tcp6"))) {
            return Stream.concat(v4, v6)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[3].equals("01") && ports.stream().anyMatch(fields[2]::endsWith))
                    .map(fields -> fields[1] + " -> " + fields[2])
                    .toList();
        }
    }
}
