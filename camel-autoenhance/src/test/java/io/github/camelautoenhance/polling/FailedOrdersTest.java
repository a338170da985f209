/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Orders whose routes fail, where a poll hands over one exchange. */
class FailedOrdersTest extends ConsumerTestSupport {

    private static final String ONE_A_POLL = ORDERS + "&maxMessagesPerPoll=1";

    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> failing = new AtomicReference<>();

    @Test
    void hands_over_others_before_a_failed_order() throws Exception {
        // given
        List.of("a", "b", "c").forEach(order -> finishedOrder(order, 1));

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONE_A_POLL).process(FailedOrdersTest.this::failForTheFirst);
            }
        });

        // then
        await().atMost(LONG).until(() -> tried.size() >= 4);
        assertThat(tries(3)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(tried.get(3)).isEqualTo(tried.get(0));
    }

    @Test
    void takes_turns_among_orders_that_fail() throws Exception {
        // given
        List.of("a", "b").forEach(order -> finishedOrder(order, 1));

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONE_A_POLL)
                        .process(exchange -> tried.add(orderOf(exchange)))
                        .throwException(new IllegalStateException("The disk is full"));
            }
        });

        // then
        await().atMost(LONG).until(() -> tried.size() >= 4);
        assertThat(tries(2)).containsExactlyInAnyOrder("a", "b");
        assertThat(List.of(tried.get(2), tried.get(3))).isEqualTo(tries(2));
    }

    @Test
    void lets_a_new_pollEnrich_skip_a_failed_order() throws Exception {
        // given
        List.of("a", "b").forEach(order -> finishedOrder(order, 1));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next")
                        .pollEnrich()
                        .constant(ORDERS)
                        .timeout(LONG.toMillis())
                        .cacheSize(-1)
                        .process(FailedOrdersTest.this::failForTheFirst);
            }
        });

        // when
        for (int i = 0; i < 3; i++) {
            template.send("direct:next", exchange -> {});
        }

        // then
        assertThat(tries(2)).containsExactlyInAnyOrder("a", "b");
        assertThat(tried.get(2)).isEqualTo(tried.get(0));
    }

    private List<String> tries(int first) {
        return tried.stream().limit(first).toList();
    }

    private void failForTheFirst(Exchange exchange) {
        String order = orderOf(exchange);
        tried.add(order);
        failing.compareAndSet(null, order);
        if (order.equals(failing.get())) {
            throw new IllegalStateException("The disk is full");
        }
    }

    private static String orderOf(Exchange exchange) {
        return exchange.getMessage().getBody(AutoenhanceOrder.class).orderId();
    }
}
