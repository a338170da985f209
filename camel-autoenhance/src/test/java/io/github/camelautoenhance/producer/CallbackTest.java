/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However an exchange ends, Camel hears of it exactly once. */
class CallbackTest extends EmulatorTestSupport {

    record End(String name, @Nullable Object body, String options, List<Fault> create, List<Fault> put, boolean stop) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<End> ends() {
        byte[] photo = photo(1000);
        Fault slow = Fault.delay(Duration.ofMinutes(5));
        return Stream.of(
                new End("success", photo, "", List.of(), List.of(), false),
                new End("no photo", "text", "", List.of(), List.of(), false),
                new End("refused", photo, "", List.of(Fault.status(401)), List.of(), false),
                new End("reset before create", photo, "", List.of(Fault.reset()), List.of(), false),
                new End("reply to create lost", photo, "", List.of(Fault.resetAfter()), List.of(), false),
                new End("reset in put", photo, "", List.of(), List.of(Fault.reset()), false),
                new End("put refused", photo, "", List.of(), List.of(Fault.status(403)), false),
                new End("repeated", photo, "&maxRetries=1", List.of(), List.of(Fault.status(503)), false),
                new End("deadline", photo, "&uploadTimeout=1s", List.of(slow), List.of(), false),
                new End("no reply", photo, "&responseTimeout=200ms", List.of(), List.of(slow), false),
                new End("stopped in create", photo, "", List.of(slow), List.of(), true),
                new End("stopped in put", photo, "", List.of(), List.of(slow), true),
                new End(
                        "stopped in a wait",
                        photo,
                        "&maxRetries=1&retryDelay=20s",
                        List.of(Fault.status(429).header("Retry-After", "20")),
                        List.of(),
                        true));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void calls_callback_exactly_once(End end) throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, end.create().toArray(Fault[]::new));
        emulator().faults().on(Route.UPLOAD, end.put().toArray(Fault[]::new));
        String maxRetries = end.options().contains("maxRetries") ? "" : "&maxRetries=0";
        try (AsyncProducer producer = context.getEndpoint(
                        "autoenhance:images?lazyStartProducer=false" + maxRetries + end.options())
                .createAsyncProducer()) {
            producer.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(end.body());
            AtomicInteger calls = new AtomicInteger();

            // when
            producer.process(exchange, doneSync -> calls.incrementAndGet());
            if (end.stop()) {
                await().until(() -> emulator().journal().requests().size()
                                + emulator().journal().inFlight()
                        > 0);
                context.getComponent("autoenhance", AutoenhanceComponent.class).stop();
            }

            // then
            await().forever().until(() -> calls.get() > 0);
            await().during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> calls.get() == 1);
            Secrets.assertNoneIn(exchange);
        }
    }
}
