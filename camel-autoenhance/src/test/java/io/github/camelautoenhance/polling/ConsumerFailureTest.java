/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;

/** Polls that fail, and polls that are ended. */
class ConsumerFailureTest extends ConsumerTestSupport {

    private static final String ONCE = ORDERS + "&maxRetries=0";

    @Test
    void shows_outage_and_its_end_in_health_check() throws Exception {
        // given
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        HealthCheckRepository consumers = (HealthCheckRepository) registry.resolveById("consumers");
        registry.register(consumers);
        consumers.setEnabled(true);
        finishedOrder("villa", 1);
        emulator().faults().otherwise(request -> Fault.status(503));

        // when
        consume(ONCE);

        // then
        await().atMost(LONG).untilAsserted(() -> {
            HealthCheck.Result result = health();
            assertThat(result.getState()).isEqualTo(State.DOWN);
            assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503);
            assertThat(Secrets.in(result.getDetails().toString())).isEmpty();
        });

        // when
        emulator().faults().clear();

        // then
        await().atMost(LONG).until(() -> health().getState() == State.UP);
        awaitReceived(1);
        assertThat(receivedOrders()).containsExactly("villa");
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:consumed"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hands_failed_poll_to_error_handler_when_configured() throws Exception {
        // given
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(500));

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(AutoenhanceServerException.class).handled(true).to("mock:failed");
                from(ONCE + "&bridgeErrorHandler=true").to("mock:consumed");
            }
        });

        // then
        await().atMost(LONG).until(() -> getMockEndpoint("mock:failed").getReceivedCounter() == 1);
        assertThat(getMockEndpoint("mock:failed").getReceivedExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(AutoenhanceServerException.class);
    }

    @Test
    void delivers_orders_of_pages_before_failed_one() throws Exception {
        // given
        finishedOrder("one", 1);
        finishedOrder("two", 1);
        emulator().faults().on(Route.LIST_ORDERS, Fault.pass(), Fault.status(500));

        // when
        consume(ONCE + "&perPage=1");
        awaitReceived(2);

        // then
        assertThat(receivedOrders()).containsExactly("two", "one");
    }

    @Test
    void delivers_order_again_after_rollback() throws Exception {
        // given
        finishedOrder("villa", 1);

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONCE).to("mock:consumed").markRollbackOnly();
            }
        });

        // then
        awaitReceived(2);
    }

    @Test
    void asks_nothing_until_a_rate_limit_ends() throws Exception {
        // given
        finishedOrder("villa", 1);
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(429).header("Retry-After", "3600"));
        ScheduledPollConsumer consumer = consumeWhenRun("&maxRetryAfter=1ms");

        // when
        consumer.run();
        consumer.run();

        // then
        assertThat(polls(Route.LIST_ORDERS)).isEqualTo(1);
        assertThat(received()).isEmpty();
    }

    @Test
    void polls_at_once_when_started_again() throws Exception {
        // given
        finishedOrder("villa", 1);
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(429).header("Retry-After", "3600"));
        ScheduledPollConsumer consumer = consumeWhenRun("&maxRetryAfter=1ms");
        consumer.run();

        // when
        consumer.stop();
        consumer.start();
        consumer.run();

        // then
        assertThat(receivedOrders()).containsExactly("villa");
    }

    /** A consumer that polls only on the thread of the test. */
    private ScheduledPollConsumer consumeWhenRun(String options) throws Exception {
        consume(ORDERS + options + "&startScheduler=false");
        return (ScheduledPollConsumer) context.getRoute("consumed").getConsumer();
    }

    @Test
    void ends_hanging_poll_when_route_stops() throws Exception {
        // given
        emulator().faults().otherwise(request -> Fault.delay(Duration.ofHours(1)));
        consume(ORDERS + "&responseTimeout=1h");
        await().atMost(LONG).until(() -> emulator().journal().inFlight() == 1);

        // when
        boolean inTime = context.getRouteController().stopRoute("consumed", LONG.toSeconds(), TimeUnit.SECONDS, true);

        // then
        assertThat(inTime).isTrue();
        assertThat(received()).isEmpty();
    }

    @Test
    void polls_nothing_while_suspended_and_continues_when_resumed() throws Exception {
        // given
        consume(ORDERS);
        awaitMorePolls(Route.LIST_ORDERS);

        // when
        context.getRouteController().suspendRoute("consumed");
        DefaultConsumer consumer =
                (DefaultConsumer) context.getRoute("consumed").getConsumer();
        int polls = polls(Route.LIST_ORDERS);
        finishedOrder("villa", 1);

        // then
        assertThat(consumer.isSuspended()).isTrue();
        assertThat(received()).isEmpty();
        assertThat(polls(Route.LIST_ORDERS))
                .as("the one that the suspension ended may arrive late")
                .isLessThanOrEqualTo(polls + 1);

        // when
        context.getRouteController().resumeRoute("consumed");

        // then
        awaitReceived(1);
    }

    @Test
    void polls_again_after_component_restart() throws Exception {
        // given
        consume(ORDERS);
        awaitMorePolls(Route.LIST_ORDERS);

        // when
        component().stop();
        component().start();
        finishedOrder("villa", 1);

        // then
        awaitReceived(1);
    }
}
