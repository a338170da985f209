/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.api.AccountQuiet;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.client.retry.RetryOptions;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferProducerTest {

    private static final BaseUrl BASE_URL = BaseUrl.parse("https://api.example.com");

    private static final Duration LONG = Duration.ofHours(1);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger prepared = new AtomicInteger();
    private final CompletableFuture<Deadline> transferred = new CompletableFuture<>();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void refuses_exchange_when_stopped_meanwhile() throws Exception {
        // given: a producer that is stopped while an exchange asks for new transfers in place of closed ones
        ProducerResources closed = transfers();
        closed.transport().close();
        ProducerResources open = transfers();
        TestProducer[] producer = new TestProducer[1];
        AtomicInteger asked = new AtomicInteger();
        producer[0] = new TestProducer(() -> {
            if (asked.incrementAndGet() == 1) {
                return closed;
            }
            producer[0].stop();
            return open;
        });
        producer[0].start();

        // when: on a thread that continues a route, and so does not wait for others that do the same
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        Exchange exchange = new DefaultExchange(context);
        open.threads().complete(() -> producer[0].process(exchange, doneSync -> ended.complete(exchange)));

        // then
        assertThat(ended.join().getException(AutoenhanceException.class))
                .hasMessageContaining("is being stopped")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(prepared).hasValue(0);
        open.transport().close();
        open.threads().close();
    }

    @Test
    void gives_later_transfer_time_of_its_own() throws Exception {
        // given
        ProducerResources transfers = transfers();
        CompletableFuture<Object> waited = new CompletableFuture<>();
        CompletableFuture<Deadline> later = new CompletableFuture<>();
        Deadline over = Deadline.after(Duration.ZERO);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        CallRun run = new CallRun(
                transfers.transport(),
                transfers.threads(),
                List.of(new Stage.Wait(deadline -> waited), new Stage.Request(later::complete)),
                over,
                (failure, giveBack) -> ended.complete(failure == null));

        // when
        run.begin();
        waited.complete("done");

        // then
        assertThat(later.join().isOver()).isFalse();
        assertThat(ended.join()).isTrue();
        transfers.transport().close();
        transfers.threads().close();
    }

    @Test
    void counts_wait_for_place_towards_uploadTimeout() throws Exception {
        // given: an exchange that waits for the only place
        ProducerResources transfers = transfers();
        Window window = transfers.transport().window();
        assertThat(window.take(Deadline.after(LONG))).isEqualTo(Window.Place.TAKEN);
        TestProducer producer = new TestProducer(() -> transfers);
        producer.start();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        new Thread(() -> producer.process(new DefaultExchange(context), ended::complete)).start();
        await().until(() -> window.waiting() == 1);
        long waiting = System.nanoTime();

        // when
        window.giveBack();

        // then: less is left than there would be if the time had begun after the wait
        Deadline deadline = transferred.join();
        long left = System.nanoTime() - waiting + deadline.remaining().toNanos();
        assertThat(left).isLessThanOrEqualTo(LONG.toNanos());
        assertThat(ended.join()).isFalse();
        producer.stop();
        transfers.transport().close();
        transfers.threads().close();
    }

    private ProducerResources transfers() {
        TransportOptions options = new TransportOptions(
                1,
                1,
                1,
                new TransportOptions.Timeouts(LONG, LONG, LONG, LONG),
                new RetryOptions(0, Duration.ofSeconds(1), Duration.ZERO, 0),
                null,
                null,
                false,
                null);
        return new ProducerResources(
                new Transport(
                        context,
                        options,
                        new AddressPolicy(BASE_URL, List.of(), false, false),
                        new Counters(),
                        new AccountQuiet()),
                new ProducerThreads(context));
    }

    private final class TestProducer extends TransferProducer {

        TestProducer(Supplier<ProducerResources> transfers) {
            super(
                    (DefaultEndpoint) context.getEndpoint("autoenhance:images"),
                    new ApiAccess(BASE_URL, "key", null, false),
                    1,
                    1,
                    transfers);
        }

        @Override
        protected Call prepare(Exchange exchange) {
            prepared.incrementAndGet();
            return Call.bodiless(transferred::complete, done -> {});
        }

        @Override
        protected void connect(ProducerResources shared) {}
    }
}
