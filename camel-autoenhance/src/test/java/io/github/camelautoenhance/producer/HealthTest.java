/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;

/** The producer's health check: what it asks, how often, and what it says. */
class HealthTest extends EmulatorTestSupport {

    private final AtomicBoolean outOfMemory = new AtomicBoolean();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        HealthCheckRegistry registry = HealthCheckRegistry.get(camelContext);
        registry.setEnabled(true);
        HealthCheckRepository producers = (HealthCheckRepository)
                Optional.ofNullable(registry.resolveById("producers")).orElseThrow();
        registry.register(producers);
        producers.setEnabled(true);
        return camelContext;
    }

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst((request, entity, http) -> {
            if (outOfMemory.getAndSet(false)) {
                throw new OutOfMemoryError("made up by the test");
            }
        }));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one")
                        .routeId("one")
                        .to("autoenhance:images")
                        .to("autoenhance:images?operation=retrieve&imageId=i1");
            }
        };
    }

    @Test
    void is_up_after_one_request_for_all_producers() {
        // when
        for (int look = 0; look < 10; look++) {
            assertThat(ours()).hasSize(2).allSatisfy(result -> assertThat(result.getState())
                    .isEqualTo(State.UP));
        }

        // then
        assertThat(emulator().journal().requests(Route.LIST_ORDERS))
                .singleElement()
                .satisfies(request -> assertThat(request.header("x-api-key")).isPresent());
    }

    @Test
    void is_down_with_reason_when_key_is_refused() {
        // given
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(401));

        // when
        HealthCheck.Result result = look();

        // then
        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElse("")).contains("401", "check apiKey");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
        assertThat(Secrets.in(result.getDetails().toString())).isEmpty();
    }

    @Test
    void is_down_after_error_in_http_client() {
        // given
        outOfMemory.set(true);

        // when
        HealthCheck.Result result = look();

        // then
        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElse("")).contains("OutOfMemoryError");
    }

    @Test
    void is_down_without_failing_while_component_is_stopped() {
        // given
        HealthCheck.Result before = look();
        HealthCheck check = before.getCheck();

        // when
        context.getComponent("autoenhance", AutoenhanceComponent.class).stop();

        // then
        assertThat(before.getState()).isEqualTo(State.UP);
        assertThat(check.callReadiness().getState()).isEqualTo(State.DOWN);
    }

    @Test
    void is_registered_only_while_route_runs() throws Exception {
        for (int round = 0; round < 2; round++) {
            // when
            context.getRouteController().stopRoute("one");

            // then
            assertThat(ours()).isEmpty();

            // when
            context.getRouteController().startRoute("one");

            // then
            assertThat(ours()).hasSize(2);
        }
    }

    @Test
    void is_up_when_service_is_overloaded() {
        // given
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(429));

        // then
        assertThat(look().getState()).isEqualTo(State.UP);
    }

    private HealthCheck.Result look() {
        return ours().get(0);
    }

    private List<HealthCheck.Result> ours() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> isOurs(result.getCheck()))
                .toList();
    }

    private static boolean isOurs(HealthCheck check) {
        return check.getId().startsWith("producer:autoenhance-");
    }
}
