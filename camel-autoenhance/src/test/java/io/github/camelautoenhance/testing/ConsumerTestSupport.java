/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Routes that look often for what the emulator has finished, which it does when a test says so. */
public abstract class ConsumerTestSupport extends AwaitTestSupport {

    public static final String ORDERS = "autoenhance:orders?initialDelay=0&delay=50";

    /** A route with the id consumed, of which {@link #received()} tells. */
    public void consume(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("consumed").to("mock:consumed");
            }
        });
    }

    public List<Exchange> received() {
        return getMockEndpoint("mock:consumed").getReceivedExchanges();
    }

    public void awaitReceived(int count) {
        await().atMost(LONG).until(() -> received().size() >= count);
    }

    public List<String> receivedOrders() {
        return received().stream()
                .map(exchange ->
                        exchange.getMessage().getBody(AutoenhanceOrder.class).orderId())
                .toList();
    }

    /** Returns when requests of this kind have begun and ended since, so that a poll has seen what is now. */
    public void awaitMorePolls(Route route) {
        int before = polls(route);
        await().atMost(LONG).until(() -> polls(route) >= before + 3);
    }

    public static int polls(Route route) {
        return emulator().journal().requests(route).size();
    }

    /** An order of so many images, all of them processed. */
    public void finishedOrder(String orderId, int images) {
        for (int image = 0; image < images; image++) {
            emulator().finish(uploaded(orderId));
        }
    }
}
