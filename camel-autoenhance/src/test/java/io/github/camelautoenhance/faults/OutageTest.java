/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.Internals;
import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.CamelThreads;
import io.github.camelautoenhance.testing.EmptyPort;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.util.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Camel's error handler sleeps on the thread it is called on: that must neither stop others nor cost a thread a file.
 */
class OutageTest extends EmulatorTestSupport {

    private static final String OURS = "Autoenhance(Transfer|Completion|Watch)";

    private final AtomicInteger failed = new AtomicInteger();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:patient")
                        .routeId("patient")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(600_000))
                        .to("autoenhance:images?maxRetries=0&orderId=patient");

                from("direct:other").to("autoenhance:images?maxRetries=0&orderId=other");

                from("direct:dynamic").toD("autoenhance:images?orderId=${header.order}");
            }
        };
    }

    @AfterEach
    void doNotWaitForTheSleepers() {
        context.getShutdownStrategy().setTimeout(1);
    }

    @Test
    void keeps_other_route_running_during_sixteen_redelivery_delays() {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Stream.generate(() -> Fault.status(503)).limit(16).toArray(Fault[]::new));
        List<CompletableFuture<Exchange>> waiting = IntStream.range(0, 16)
                .mapToObj(i ->
                        template.asyncSend("direct:patient", e -> e.getMessage().setBody(photo(1000))))
                .toList();
        await().until(() -> emulator().journal().requests(Route.CREATE_IMAGE).size() == 16);

        // when
        Exchange exchange = send("direct:other", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().orderId()).isEqualTo("other");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void counts_exchange_before_giving_its_place_back() throws Exception {
        // given: as many exchanges are being continued as may be, and the next one is about to end
        String uri = "autoenhance:images?maxConcurrentUploads=1&uploadListener=#ends";
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch continued = new CountDownLatch(4);
        context.getRegistry().bind("ends", new UploadListener() {
            @Override
            public void finished(UploadStatus upload) {
                if (upload.length() == 5) {
                    ending.countDown();
                    await().until(() -> gate.getCount() == 0);
                }
            }
        });
        CountDownLatch end = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:held").to(uri).process(exchange -> {
                    continued.countDown();
                    end.await();
                });
            }
        });
        for (int i = 1; i <= 4; i++) {
            var unused = sentTo("direct:held", i);
        }
        continued.await();
        var unused = sentTo("direct:held", 5);
        ending.await();

        // when: in the thread that gives the place back, the next exchange comes
        Window window = Internals.transports(component()).stream()
                .map(Transport::window)
                .filter(it -> it.size() == 1)
                .findFirst()
                .orElseThrow();
        CompletableFuture<String> blockedIn = new CompletableFuture<>();
        window.takeLater(() -> {
            var unusedNext = sentTo("direct:held", 6);
            await().until(() -> waitingIn().findFirst().isPresent());
            blockedIn.complete(waitingIn().findFirst().orElseThrow());
            window.giveBack();
        });
        gate.countDown();

        // then
        assertThat(blockedIn.join()).isEqualTo("awaitBacklog");
        end.countDown();
    }

    private static Stream<String> waitingIn() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .filter(frame -> frame.getClassName().endsWith(".TransferProducer"))
                .map(StackTraceElement::getMethodName)
                .filter(Set.of("awaitBacklog", "takePlace")::contains);
    }

    private CompletableFuture<Exchange> sentTo(String uri, int bytes) {
        return CompletableFuture.supplyAsync(() -> send(uri, photo(bytes)), runnable -> {
            Thread thread = new Thread(runnable);
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void row_60_bounds_threads_when_ten_thousand_files_fail() throws Exception {
        // given
        int files = 10_000;
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (int i = 0; i < files; i++) {
            Files.write(inbox.resolve(i + ".jpg"), new byte[] {1});
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(AutoenhanceException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(10)
                        .logExhausted(false)
                        .logRetryAttempted(false)
                        .process(exchange -> failed.incrementAndGet());
                from("file:" + inbox + "?readLock=none&noop=true&idempotentKey=${file:name}&repeatCount=1")
                        .to("autoenhance:images?maxRetries=0&baseUrl=http://localhost:" + EmptyPort.find());
            }
        });
        NotifyBuilder done = new NotifyBuilder(context).whenDone(files).create();

        // when
        int most = 0;
        while (!done.matches(200, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, CamelThreads.of(context, OURS).size());
        }

        // then: 8 places, 4 x 8 exchanges being continued, and as many threads again between two tasks
        assertThat(failed).hasValue(files);
        assertThat(most).isBetween(2, 2 * (8 + 4 * 8));
    }

    @Test
    void shares_threads_and_connections_of_500_dynamic_endpoints() {
        // when
        for (int order = 0; order < 500; order++) {
            Exchange exchange = send("direct:dynamic", photo(100), java.util.Map.of("order", "order-" + order));
            assertThat(exchange.getException()).isNull();
        }

        // then: one watch for each set of options in the routes above
        assertThat(emulator().images()).hasSize(500);
        assertThat(CamelThreads.of(context, "AutoenhanceWatch")).hasSizeLessThanOrEqualTo(2);
        assertThat(CamelThreads.of(context, OURS).size()).isLessThan(20);
    }

    @Test
    void row_7_applies_rate_limit_to_all_exchanges() {
        // given
        String uri = "autoenhance:images?maxRetries=0&maxRetryAfter=1h&uploadTimeout=10m";
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "3000"));
        Exchange limited = send(uri, photo(1000));

        // when
        Exchange next = send(uri + "&orderId=other", photo(1000));

        // then
        assertThat(limited.getException()).isInstanceOf(AutoenhanceRateLimitException.class);
        assertThat(next.getException()).hasMessageContaining("the rate limit outlasts uploadTimeout");
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }
}
