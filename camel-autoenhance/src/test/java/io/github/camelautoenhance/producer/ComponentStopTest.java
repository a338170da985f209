/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.Internals;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The component is stopped while its routes go on: it waits for them, and they never wait for it. */
class ComponentStopTest extends EmulatorTestSupport {

    private final CountDownLatch uploaded = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CyclicBarrier bothFailed = new CyclicBarrier(2);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        // Longer than a test may take: a stop that waits in vain fails the test instead of going on by force.
        camelContext
                .getExecutorServiceManager()
                .setShutdownAwaitTermination(Duration.ofSeconds(90).toMillis());
        return camelContext;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("autoenhance:images");

                from("direct:held").to("autoenhance:images").process(exchange -> {
                    uploaded.countDown();
                    gate.await();
                });

                from("direct:first")
                        .onException(AutoenhanceException.class)
                        .process(exchange -> bothFailed.await())
                        .end()
                        .to("autoenhance:images?maxConcurrentUploads=1");
                from("direct:second")
                        .onException(AutoenhanceException.class)
                        .process(exchange -> bothFailed.await())
                        .end()
                        .to("autoenhance:images?maxConcurrentUploads=2");
            }
        };
    }

    @AfterEach
    void openGate() {
        gate.countDown();
        bothFailed.reset();
    }

    @Test
    void stops_while_an_exchange_is_redelivered() throws Exception {
        // given
        CompletableFuture<Exchange> exchange = sentAndHeld("direct:redelivered", 1);

        // when
        component().stop();

        // then
        assertThat(exchange).isDone();
        assertThat(exchange.join().getException(AutoenhanceException.class).isRetryable())
                .isTrue();
    }

    @Test
    void answers_management_while_it_stops() throws Exception {
        // given
        CompletableFuture<Exchange> exchange =
                template.asyncSend("direct:held", e -> e.getMessage().setBody(photo(1000)));
        uploaded.await();
        int transports = Internals.transports(component()).size();

        // when
        CompletableFuture<Void> stop = CompletableFuture.runAsync(component()::stop);
        await().until(() ->
                component().isStopping() && Internals.transports(component()).isEmpty());

        // then
        assertThat(transports).isPositive();
        assertThat(component().getUploadsInFlight()).isZero();
        assertThat(stop).isNotDone();

        // when
        gate.countDown();

        // then
        stop.get(1, TimeUnit.MINUTES);
        assertThat(exchange.join().getException()).isNull();
    }

    @Test
    void continues_aborted_exchanges_on_completion_threads() throws Exception {
        // given: the transfer ends when the stop already waits for it
        CountDownLatch aborted = new CountDownLatch(1);
        context.getRegistry().bind("slow", new UploadListener() {
            @Override
            public void failed(UploadStatus upload, Exception reason) {
                aborted.countDown();
                await().until(() -> gate.getCount() == 0);
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:thread")
                        .onException(AutoenhanceException.class)
                        .process(exchange -> exchange.setProperty(
                                "thread", Thread.currentThread().getName()))
                        .end()
                        .to("autoenhance:images?uploadListener=#slow");
            }
        });
        CompletableFuture<Exchange> exchange = sentAndHeld("direct:thread", 1);

        // when
        Thread stop = new Thread(component()::stop);
        stop.start();
        aborted.await();
        await().until(() -> Stream.of(stop.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitTermination")));
        gate.countDown();

        // then
        assertThat(exchange.join().getProperty("thread", String.class)).contains("AutoenhanceCompletion");
        stop.join();
    }

    @Test
    void aborts_all_transports_before_it_waits() throws Exception {
        // given: each exchange goes on when the other one has failed, too
        CompletableFuture<Exchange> first = sentAndHeld("direct:first", 1);
        CompletableFuture<Exchange> second = sentAndHeld("direct:second", 2);

        // when
        component().stop();

        // then
        assertThat(first.join().getException()).isInstanceOf(AutoenhanceException.class);
        assertThat(second.join().getException()).isInstanceOf(AutoenhanceException.class);
    }

    private CompletableFuture<Exchange> sentAndHeld(String uri, int uploads) {
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(5)));
        CompletableFuture<Exchange> exchange =
                template.asyncSend(uri, e -> e.getMessage().setBody(photo(1000)));
        await().until(() ->
                emulator().images().size() == uploads && emulator().journal().inFlight() == uploads);
        return exchange;
    }
}
