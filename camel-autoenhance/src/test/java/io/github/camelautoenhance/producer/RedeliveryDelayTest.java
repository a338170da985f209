/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rate limit delays the redelivery of the step that met it, and of no later one. */
class RedeliveryDelayTest extends EmulatorTestSupport {

    private final List<@Nullable Object> later = new ArrayList<>();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("autoenhance:images?maxRetries=0")
                        .process(exchange -> later.add(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)));

                from("direct:caught")
                        .doTry()
                        .to("autoenhance:images?maxRetries=0")
                        .doCatch(AutoenhanceRateLimitException.class)
                        .end()
                        .process(exchange -> later.add(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)));

                from("direct:try")
                        .doTry()
                        .to("direct:called")
                        .doCatch(Exception.class)
                        .end();
                from("direct:called")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(1)
                                .redeliveryDelay(0)
                                .onExceptionOccurred(exchange ->
                                        later.add(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY))))
                        .to("autoenhance:images?maxRetries=0");
            }
        };
    }

    @Test
    void leaves_no_delay_after_redelivery() {
        // given
        limitOnce();

        // when
        Exchange exchange = send("direct:redelivered", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
        assertThat(later).containsExactly((Object) null);
    }

    @Test
    void sets_no_delay_where_route_catches() {
        // given
        limitOnce();

        // when
        Exchange exchange = send("direct:caught", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images()).isEmpty();
        assertThat(later).containsExactly((Object) null);
    }

    @Test
    void sets_delay_in_route_called_from_try() {
        // given
        limitOnce();

        // when
        Exchange exchange = send("direct:try", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images()).hasSize(1);
        assertThat(later).hasSize(1).doesNotContainNull();
    }

    private static void limitOnce() {
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "1"));
    }
}
