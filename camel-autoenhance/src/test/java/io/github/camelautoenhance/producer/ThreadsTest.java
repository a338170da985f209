/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.CamelThreads;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.BindToRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The producer is asynchronous over a bounded window, and never waits for itself. */
class ThreadsTest extends EmulatorTestSupport {

    private final Set<String> transferring = ConcurrentHashMap.newKeySet();

    @BindToRegistry("threads")
    final UploadListener threads = new UploadListener() {
        @Override
        public void created(UploadStatus upload) {
            transferring.add(Thread.currentThread().getName());
        }
    };

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two-in-a-row")
                        .setProperty("photo", body())
                        .to("autoenhance:images?maxConcurrentUploads=1")
                        .setBody(exchangeProperty("photo"))
                        .to("autoenhance:images?maxConcurrentUploads=1");

                from("direct:threads")
                        .process(exchange -> exchange.setProperty(
                                "before", Thread.currentThread().getName()))
                        .to("autoenhance:images")
                        .process(exchange -> exchange.setProperty(
                                "after", Thread.currentThread().getName()));

                from("direct:synchronous")
                        .process(exchange -> exchange.setProperty(
                                "before", Thread.currentThread().getName()))
                        .to("autoenhance:images?synchronous=true&uploadListener=#threads")
                        .process(exchange -> exchange.setProperty(
                                "after", Thread.currentThread().getName()));

                from("direct:window").to("autoenhance:images?maxConcurrentUploads=3");
            }
        };
    }

    @Test
    void uploads_twice_in_route_with_window_of_one() throws Exception {
        // given
        ExecutorService callers = Executors.newFixedThreadPool(4);

        // when
        List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            exchanges.add(CompletableFuture.supplyAsync(() -> send("direct:two-in-a-row", photo(1000)), callers));
        }
        CompletableFuture.allOf(exchanges.toArray(CompletableFuture[]::new)).get();
        callers.shutdown();

        // then
        assertThat(exchanges)
                .allSatisfy(done -> assertThat(done.join().getException()).isNull());
        assertThat(emulator().images()).hasSize(100);
        assertThat(emulator().journal().peakInFlight()).isEqualTo(1);
    }

    @Test
    void continues_route_in_thread_that_transfers_nothing() {
        // when
        Exchange exchange = send("direct:threads", photo(1000));

        // then
        assertThat(exchange.getProperty("after", String.class))
                .contains("AutoenhanceCompletion")
                .isNotEqualTo(exchange.getProperty("before"));
    }

    @Test
    void keeps_route_in_its_thread_when_synchronous() {
        // when
        Exchange exchange = send("direct:synchronous", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperty("after")).isEqualTo(exchange.getProperty("before"));
    }

    @Test
    void transfers_in_thread_of_route_when_synchronous() {
        // when
        Exchange exchange = send("direct:synchronous", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(transferring).containsExactly(exchange.getProperty("before", String.class));
    }

    @Test
    void ends_synchronous_wait_when_interrupted() {
        // given
        String uri = "autoenhance:images?operation=await&synchronous=true";
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.delay(Duration.ofMinutes(5)));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Exchange> exchange = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            exchange.complete(send(uri, null, Map.of(AutoenhanceConstants.IMAGE_ID, "some-image")));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await().until(() -> emulator().journal().inFlight() == 1);

        // when
        caller.interrupt();

        // then
        assertThat(exchange.join()
                        .getException(AutoenhanceConnectionException.class)
                        .isRetryable())
                .isTrue();
        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void reports_interrupted_synchronous_upload_as_stopped() {
        // given: the interrupt closes the temporary file that the rest of the photo is read from
        context.getRegistry().bind("interrupting", new UploadListener() {
            @Override
            public void bytesSent(UploadStatus upload) {
                Thread.currentThread().interrupt();
            }
        });
        InputStream photo = new ByteArrayInputStream(photo(500_000));

        // when
        Exchange exchange = send("autoenhance:images?synchronous=true&uploadListener=#interrupting", photo, Map.of());
        boolean interrupted = Thread.interrupted();

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("is being stopped")
                .matches(AutoenhanceException::isRetryable);
        assertThat(interrupted).isTrue();
    }

    @Test
    void row_59_sends_no_more_exchanges_than_window_allows() {
        // given: the first three wait for each other
        CountDownLatch three = new CountDownLatch(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        context.getRegistry().bind("three", new UploadListener() {
            @Override
            public void created(UploadStatus upload) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                three.countDown();
                await().forever().until(() -> three.getCount() == 0);
            }

            @Override
            public void finished(UploadStatus upload) {
                inside.decrementAndGet();
            }
        });
        String uri = "autoenhance:images?maxConcurrentUploads=3&uploadListener=#three";

        // when
        List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(10);
        for (int i = 0; i < 20; i++) {
            exchanges.add(CompletableFuture.supplyAsync(() -> send(uri, photo(1000)), callers));
        }
        exchanges.forEach(CompletableFuture::join);
        callers.shutdown();

        // then
        assertThat(emulator().images()).hasSize(20);
        assertThat(most).hasValue(3);
        assertThat(emulator().journal().peakInFlight()).isLessThanOrEqualTo(3);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void row_59_uploads_thousand_exchanges_through_one_connection() throws Exception {
        // given
        String uri = "autoenhance:images?connectionsPerRoute=1&maxTotalConnections=1";
        ExecutorService callers = Executors.newFixedThreadPool(1000);

        // when
        List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            exchanges.add(CompletableFuture.supplyAsync(() -> send(uri, photo(100)), callers));
        }
        CompletableFuture.allOf(exchanges.toArray(CompletableFuture[]::new)).get();
        callers.shutdown();

        // then
        assertThat(exchanges)
                .allSatisfy(done -> assertThat(done.join().getException()).isNull());
        assertThat(emulator().images()).hasSize(1000);
    }

    @Test
    void shares_threads_of_endpoints_with_equal_transport_options() {
        // given: one for each set of options in the routes above
        int before = threads("AutoenhanceWatch").size();

        // when
        for (int order = 0; order < 100; order++) {
            assertThat(send("autoenhance:images?orderId=order-" + order, photo(100))
                            .getException())
                    .isNull();
        }

        // then
        assertThat(threads("AutoenhanceWatch")).hasSize(before);
        assertThat(threads("AutoenhanceTransfer").size()).isLessThanOrEqualTo(8);
    }

    @Test
    void row_44_ends_uploads_as_retryable_at_stop_without_threads() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(5)));
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> exchange =
                template.asyncSend("direct:window", e -> e.getMessage().setBody(photo(1000)));
        await().until(() ->
                emulator().journal().inFlight() == 1 && emulator().images().size() == 1);

        // when
        context.getComponent("autoenhance", AutoenhanceComponent.class).stop();

        // then
        assertThat(exchange.get().getException(AutoenhanceConnectionException.class))
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.imageId()).isEqualTo(onlyImage().imageId()));
        await().untilAsserted(() ->
                assertThat(threads("Autoenhance(Transfer|Completion|Watch)")).isEmpty());
    }

    @Test
    void row_44_ends_wait_for_place_at_stop() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(5)));
        String uri = "autoenhance:images?maxConcurrentUploads=1";
        CompletableFuture<Exchange> first =
                template.asyncSend(uri, e -> e.getMessage().setBody(photo(1000)));
        await().until(() -> emulator().images().size() == 1);
        CompletableFuture<Exchange> waiting =
                template.asyncSend(uri, e -> e.getMessage().setBody(photo(2000)));

        // when
        context.getComponent("autoenhance", AutoenhanceComponent.class).stop();

        // then
        for (CompletableFuture<Exchange> exchange : List.of(first, waiting)) {
            assertThat(exchange.get().getException(AutoenhanceConnectionException.class))
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        }
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void uploads_again_after_component_restart_under_running_route() throws Exception {
        // given
        assertThat(send("direct:threads", photo(1000)).getException()).isNull();
        AutoenhanceComponent component = context.getComponent("autoenhance", AutoenhanceComponent.class);

        // when
        component.stop();
        Exchange meanwhile = send("direct:threads", photo(1000));
        component.start();
        Exchange after = send("direct:threads", photo(1000));

        // then
        assertThat(meanwhile.getException()).isNotNull();
        assertThat(after.getException()).isNull();
    }

    @Test
    void ends_wait_for_place_after_uploadTimeout() {
        // given: an upload that keeps the only place
        CountDownLatch gate = new CountDownLatch(1);
        context.getRegistry().bind("stuck", new UploadListener() {
            @Override
            public void created(UploadStatus upload) {
                await().forever().until(() -> gate.getCount() == 0);
            }
        });
        String uri = "autoenhance:images?maxConcurrentUploads=1&uploadTimeout=3s&maxRetries=0";
        CompletableFuture<Exchange> first = template.asyncSend(
                uri + "&uploadListener=#stuck", e -> e.getMessage().setBody(photo(1000)));
        await().until(() -> emulator().images().size() == 1);

        // when
        Exchange second = send(uri, photo(1000));

        // then
        assertThat(second.getException())
                .isInstanceOf(AutoenhanceTimeoutException.class)
                .hasMessageContaining("No place became free within uploadTimeout");
        assertThat(first).isNotDone();
        gate.countDown();
    }

    @Test
    void applies_other_timeouts_beside_one_meaning_never() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(5)));

        // when
        Exchange exchange = send(
                "autoenhance:images?uploadStallTimeout=9223372036854775807&uploadTimeout=1s&maxRetries=0", photo(1000));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceTimeoutException.class);
    }

    private List<String> threads(String pool) {
        return CamelThreads.of(context, pool);
    }
}
