/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the repository remembers: across instances, restarts and its own failures. */
class SharedRepositoryTest extends ConsumerTestSupport {

    private final List<String> consumed = new CopyOnWriteArrayList<>();

    @Test
    void consumes_each_order_once_across_two_instances() throws Exception {
        // given
        IdempotentRepository shared = MemoryIdempotentRepository.memoryIdempotentRepository(1000);
        try (DefaultCamelContext one = instance(shared);
                DefaultCamelContext two = instance(shared)) {
            one.start();
            two.start();

            // when
            List<String> orders = List.of("a", "b", "c", "d", "e", "f", "g", "h");
            orders.forEach(order -> finishedOrder(order, 1));
            await().atMost(LONG).until(() -> consumed.size() >= orders.size());
            awaitMorePolls(Route.LIST_ORDERS);

            // then
            assertThat(consumed).containsExactlyInAnyOrderElementsOf(orders);
        }
    }

    @Test
    void delivers_nothing_again_after_restart_with_file_repository() throws Exception {
        // given
        finishedOrder("villa", 1);
        try (DefaultCamelContext first = instance(file())) {
            first.start();
            await().atMost(LONG).until(() -> consumed.size() == 1);
        }

        // when
        try (DefaultCamelContext second = instance(file())) {
            second.start();
            finishedOrder("loft", 1);
            await().atMost(LONG).until(() -> consumed.size() >= 2);
            awaitMorePolls(Route.LIST_ORDERS);
        }

        // then
        assertThat(consumed).containsExactly("villa", "loft");
    }

    @Test
    void removes_key_in_later_poll_when_repository_failed() throws Exception {
        // given
        finishedOrder("villa", 1);
        AtomicInteger failures = new AtomicInteger(2);
        IdempotentRepository repository = new MemoryIdempotentRepository() {
            @Override
            public boolean remove(String key) {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("The database is away");
                }
                return super.remove(key);
            }
        };
        AtomicInteger tries = new AtomicInteger();
        context.getRegistry().bind("repository", repository);

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "&idempotentRepository=#repository")
                        .process(exchange -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("The disk is full");
                            }
                        })
                        .to("mock:consumed");
            }
        });

        // then
        awaitReceived(1);
        assertThat(failures).hasNegativeValue();
    }

    @Test
    void removes_an_owed_key_after_a_restart() throws Exception {
        // given: a route that fails while the repository cannot remove its key
        finishedOrder("villa", 1);
        AtomicBoolean away = new AtomicBoolean(true);
        CountDownLatch owed = new CountDownLatch(1);
        IdempotentRepository repository = new MemoryIdempotentRepository() {
            @Override
            public boolean remove(String key) {
                if (away.get()) {
                    owed.countDown();
                    throw new IllegalStateException("The database is away");
                }
                return super.remove(key);
            }
        };
        AtomicInteger tries = new AtomicInteger();
        context.getRegistry().bind("repository", repository);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "&idempotentRepository=#repository")
                        .routeId("consumed")
                        .process(exchange -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("The disk is full");
                            }
                        })
                        .to("mock:consumed");
            }
        });
        owed.await();

        // when
        context.getRouteController().stopRoute("consumed");
        away.set(false);
        context.getRouteController().startRoute("consumed");

        // then
        awaitReceived(1);
    }

    @Test
    void delivers_unstarted_orders_after_next_start() throws Exception {
        // given
        List.of("one", "two", "three").forEach(order -> finishedOrder(order, 1));
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        context.getRegistry().bind("repository", repository);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "&idempotentRepository=#repository")
                        .routeId("consumed")
                        .process(exchange -> {
                            begun.countDown();
                            goOn.await();
                        })
                        .to("mock:consumed");
            }
        });
        begun.await();

        // when
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> {
            try {
                return context.getRouteController().stopRoute("consumed", LONG.toSeconds(), TimeUnit.SECONDS, true);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        StatefulService consumer =
                (StatefulService) context.getRoute("consumed").getConsumer();
        await().atMost(LONG).until(consumer::isSuspended);
        goOn.countDown();

        // then
        assertThat(stopped).succeedsWithin(LONG).isEqualTo(true);
        assertThat(received()).hasSize(1);
        assertThat(repository.getCacheSize()).isOne();

        // when
        context.getRouteController().startRoute("consumed");
        awaitReceived(3);

        // then
        assertThat(receivedOrders()).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void releases_order_that_pollEnrich_did_not_take() throws Exception {
        // given
        List.of("one", "two").forEach(order -> finishedOrder(order, 1));
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        context.getRegistry().bind("repository", repository);
        EventDrivenPollingConsumer polling =
                (EventDrivenPollingConsumer) context.getEndpoint(ORDERS + "&idempotentRepository=#repository")
                        .createPollingConsumer();
        polling.start();
        assertThat(polling.receive(LONG.toMillis())).isNotNull();

        // when
        ServiceHelper.resumeService(polling.getDelegateConsumer());
        await().atMost(LONG).until(() -> repository.getCacheSize() == 2);
        polling.stop();

        // then
        assertThat(repository.getCacheSize()).isOne();
    }

    @Test
    void polls_for_pollEnrich_without_greed() throws Exception {
        // when
        EventDrivenPollingConsumer polling = (EventDrivenPollingConsumer)
                context.getEndpoint(ORDERS + "&greedy=true").createPollingConsumer();
        polling.start();

        // then
        assertThat(polling.getDelegateConsumer())
                .asInstanceOf(InstanceOfAssertFactories.type(ScheduledBatchPollingConsumer.class))
                .returns(false, ScheduledPollConsumer::isGreedy)
                .returns(1, ScheduledBatchPollingConsumer::getMaxMessagesPerPoll);
        polling.stop();
    }

    private IdempotentRepository file() {
        return FileIdempotentRepository.fileIdempotentRepository(
                folder.resolve("consumed.txt").toFile());
    }

    private DefaultCamelContext instance(IdempotentRepository repository) throws Exception {
        DefaultCamelContext instance = new DefaultCamelContext();
        AutoenhanceConfiguration configuration =
                instance.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(emulator().baseUrl());
        configuration.setApiKey(emulator().apiKey());
        instance.getRegistry().bind("repository", repository);
        instance.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "&idempotentRepository=#repository")
                        .process(exchange -> consumed.add(
                                exchange.getMessage().getHeader(AutoenhanceConstants.ORDER_ID, String.class)));
            }
        });
        return instance;
    }
}
