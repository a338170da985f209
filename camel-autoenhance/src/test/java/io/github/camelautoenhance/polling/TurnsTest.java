/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order in which finished work is handed over. */
@Timeout(120)
class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void puts_the_latest_failure_last() {
        // given
        turns.failed("a");
        turns.failed("c");
        turns.failed("a");

        // when
        List<String> ordered = ordered("a", "b", "c", "d");

        // then
        assertThat(ordered).containsExactly("b", "d", "c", "a");
    }

    @Test
    void forgets_a_failure_when_its_route_succeeds() {
        // given
        turns.failed("a");

        // when
        turns.note("a").onComplete(exchange());

        // then
        assertThat(ordered("a", "b")).containsExactly("a", "b");
    }

    @Test
    void takes_a_rollback_for_a_failure() {
        // given
        Exchange rolledBack = exchange();
        rolledBack.setRollbackOnly(true);

        // when
        turns.note("a").onComplete(rolledBack);

        // then
        assertThat(ordered("a", "b")).containsExactly("b", "a");
    }

    @Test
    void takes_no_exchange_without_route_for_failed() {
        // given
        Exchange exchange = exchange();
        exchange.getExchangeExtension().addOnCompletion(turns.note("a"));

        // when
        Unrouted.end(exchange);

        // then
        assertThat(turns.hasFailed("a")).isFalse();
    }

    @Test
    void remembers_a_bounded_number_of_failures() {
        // when
        IntStream.rangeClosed(0, 10_000).forEach(i -> turns.failed("order-" + i));

        // then
        assertThat(turns.hasFailed("order-0")).isFalse();
        assertThat(turns.hasFailed("order-1")).isTrue();
    }

    private List<String> ordered(String... keys) {
        return turns
                .inOrder(List.of(keys).stream()
                        .map(key -> new Finished(key, (exchange, deadline) -> {}))
                        .toList())
                .stream()
                .map(Finished::key)
                .toList();
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }
}
