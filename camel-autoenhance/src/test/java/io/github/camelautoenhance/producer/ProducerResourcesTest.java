/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.error.AutoenhanceException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When no thread can be had, as in an outage on a small machine, every exchange still hears how it ended. */
class ProducerResourcesTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private final Set<String> exhausted = ConcurrentHashMap.newKeySet();

    @Test
    void continues_exchange_when_completion_finds_no_thread() throws Exception {
        try (DefaultCamelContext context = context()) {
            // given
            exhausted.add("AutoenhanceCompletion");

            // when
            Exchange exchange = send(context);

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(EMULATOR.get().images()).hasSize(1);
        }
    }

    @Test
    void gives_place_back_before_route_continues() throws Exception {
        try (DefaultCamelContext context = context()) {
            // given: the route continues in the thread that has transferred, and asks for the only place again
            exhausted.add("AutoenhanceCompletion");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:two-in-a-row")
                            .setProperty("photo", body())
                            .to("autoenhance:images?maxConcurrentUploads=1")
                            .setBody(exchangeProperty("photo"))
                            .to("autoenhance:images?maxConcurrentUploads=1");
                }
            });

            // when
            Exchange exchange = context.createProducerTemplate()
                    .request("direct:two-in-a-row", it -> it.getMessage().setBody(new byte[] {1, 2, 3}));

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(EMULATOR.get().images()).hasSize(2);
        }
    }

    @Test
    void fails_as_retryable_without_thread_and_frees_place() throws Exception {
        try (DefaultCamelContext context = context()) {
            // given
            exhausted.add("AutoenhanceTransfer");
            Exchange without = send(context);

            // when
            exhausted.clear();
            Exchange with = send(context);

            // then
            assertThat(without.getException()).hasMessageContaining("no thread");
            assertThat(with.getException()).isNull();
        }
    }

    @Test
    void fails_wait_for_picture_as_retryable_without_thread() throws Exception {
        try (DefaultCamelContext context = context()) {
            // given
            exhausted.add("AutoenhancePoll");
            ProducerTemplate template = context.createProducerTemplate();

            // when
            Exchange exchange = template.asyncSend(
                            "autoenhance:images?operation=enhance&preview=true",
                            it -> it.getMessage().setBody(new byte[] {1, 2, 3}))
                    .join();

            // then
            assertThat(exchange.getException(AutoenhanceException.class).isRetryable())
                    .isTrue();
        }
    }

    private static Exchange send(CamelContext context) {
        ProducerTemplate template = context.createProducerTemplate();
        return template.request("autoenhance:images?maxConcurrentUploads=1", exchange -> exchange.getMessage()
                .setBody(new byte[] {1, 2, 3}));
    }

    private DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getExecutorServiceManager().setThreadPoolFactory(new ExhaustibleThreads());
        var configuration =
                context.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(EMULATOR.get().baseUrl());
        configuration.setApiKey(EMULATOR.get().apiKey());
        context.start();
        return context;
    }

    /** Pools that say what the JVM says when it cannot start another thread. */
    private final class ExhaustibleThreads extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory threads) {
            return super.newCachedThreadPool(exhaustible(threads));
        }

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
            return super.newThreadPool(profile, exhaustible(threads));
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
            return super.newScheduledThreadPool(profile, exhaustible(threads));
        }

        private ThreadFactory exhaustible(ThreadFactory threads) {
            return task -> {
                Thread thread = threads.newThread(task);
                if (exhausted.stream().anyMatch(thread.getName()::contains)) {
                    throw new OutOfMemoryError("unable to create native thread (made up by the test)");
                }
                return thread;
            };
        }
    }
}
