/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Which orders reach a route, and how often. */
class OrdersConsumerTest extends ConsumerTestSupport {

    @Test
    void delivers_each_finished_order_once_as_record() throws Exception {
        // given
        finishedOrder("villa", 2);
        finishedOrder("loft", 1);

        // when
        consume(ORDERS);
        awaitReceived(2);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(receivedOrders()).containsExactlyInAnyOrder("villa", "loft");
        assertThat(received()).allSatisfy(exchange -> {
            AutoenhanceOrder order = exchange.getMessage().getBody(AutoenhanceOrder.class);
            assertThat(order.images()).allMatch(AutoenhanceImage::isProcessed);
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(AutoenhanceConstants.ORDER_ID, order.orderId())
                    .containsEntry(AutoenhanceConstants.STATUS, "processed");
        });
    }

    @Test
    void delivers_order_when_it_finishes() throws Exception {
        // given
        finishedOrder("villa", 1);
        String second = uploaded("villa");
        template.requestBody("autoenhance:orders?orderId=empty", null, Object.class);

        // when
        consume(ORDERS);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(received()).isEmpty();

        // when
        emulator().finish(second);
        awaitReceived(1);

        // then
        assertThat(receivedOrders()).containsExactly("villa");
    }

    @Test
    void delivers_finished_order_with_failed_images() throws Exception {
        // given
        emulator().setStatus(uploaded("villa"), "error", "TOO_DARK");
        emulator().setStatus(uploaded("villa"), "expired", null);

        // when
        consume(ORDERS);
        awaitReceived(1);

        // then
        assertThat(received()
                        .get(0)
                        .getMessage()
                        .getBody(AutoenhanceOrder.class)
                        .images())
                .extracting(AutoenhanceImage::status)
                .containsExactlyInAnyOrder("error", "expired");
    }

    @Test
    void delivers_grown_order_again_when_it_finishes() throws Exception {
        // given
        finishedOrder("villa", 1);
        consume(ORDERS);
        awaitReceived(1);

        // when
        finishedOrder("villa", 1);
        awaitReceived(2);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(received())
                .extracting(exchange -> exchange.getMessage()
                        .getBody(AutoenhanceOrder.class)
                        .images()
                        .size())
                .containsExactly(1, 2);
    }

    @Test
    void ignores_downloads_ratings_and_renames_of_order() throws Exception {
        // given
        String image = uploaded("villa");
        emulator().finish(image);
        consume(ORDERS);
        awaitReceived(1);

        // when
        template.requestBodyAndHeader(
                "autoenhance:images?operation=download&preview=false", null, AutoenhanceConstants.IMAGE_ID, image);
        template.requestBody("autoenhance:orders?operation=update&orderName=Villa&orderId=villa", null, Object.class);
        template.requestBody("autoenhance:images?operation=process&rating=5&imageId=" + image, null, Object.class);
        emulator().finish(image);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(emulator().image(image).orElseThrow().downloaded()).isTrue();
        assertThat(received()).hasSize(1);
    }

    @Test
    void delivers_order_again_when_route_fails() throws Exception {
        // given
        finishedOrder("villa", 1);
        List<String> tries = new CopyOnWriteArrayList<>();

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS)
                        .process(exchange -> {
                            tries.add(exchange.getMessage().getHeader(AutoenhanceConstants.ORDER_ID, String.class));
                            if (tries.size() < 3) {
                                throw new IllegalStateException("The disk is full");
                            }
                        })
                        .to("mock:consumed");
            }
        });
        awaitReceived(1);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(tries).containsExactly("villa", "villa", "villa");
        assertThat(received()).hasSize(1);
    }

    @Test
    void polls_no_more_than_maxOrders_and_their_pages() throws Exception {
        // given
        for (String order : List.of("one", "two", "three", "four")) {
            finishedOrder(order, 1);
        }

        // when
        consume(ORDERS + "&maxOrders=2&perPage=1");
        awaitReceived(2);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(receivedOrders()).containsExactlyInAnyOrder("three", "four");
        assertThat(emulator().journal().requests(Route.LIST_ORDERS))
                .extracting(request -> request.query().replaceAll("offset=.*", "offset"))
                .containsOnly("per_page=1", "per_page=1&offset");
    }

    @Test
    void skips_order_older_than_maxAge() throws Exception {
        // given
        finishedOrder("villa", 1);
        await().atMost(LONG)
                .until(() -> Duration.between(
                                        emulator()
                                                .journal()
                                                .requests(Route.UPLOAD)
                                                .get(0)
                                                .time(),
                                        Instant.now())
                                .toMillis()
                        > 100);

        // when
        consume(ORDERS + "&maxAge=10");
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(received()).isEmpty();
    }

    @Test
    void delivers_at_most_maxMessagesPerPoll_as_batch() throws Exception {
        // given
        for (String order : List.of("one", "two", "three", "four", "five")) {
            finishedOrder(order, 1);
        }

        // when
        consume(ORDERS + "&maxMessagesPerPoll=2");
        awaitReceived(5);

        // then
        assertThat(received())
                .extracting(
                        exchange -> property(exchange, ExchangePropertyKey.BATCH_INDEX),
                        exchange -> property(exchange, ExchangePropertyKey.BATCH_SIZE),
                        exchange -> property(exchange, ExchangePropertyKey.BATCH_COMPLETE))
                .containsExactly(
                        tuple(0, 2, false),
                        tuple(1, 2, true),
                        tuple(0, 2, false),
                        tuple(1, 2, true),
                        tuple(0, 1, true));
    }

    @Test
    void polls_without_delay_while_greedy_and_finding_orders() throws Exception {
        // given
        finishedOrder("one", 1);
        finishedOrder("two", 1);

        // when
        consume("autoenhance:orders?initialDelay=0&delay=1d&greedy=true&maxMessagesPerPoll=1");

        // then
        awaitReceived(2);
    }

    @Test
    void sends_empty_message_when_idle_if_configured() throws Exception {
        // when
        consume(ORDERS + "&sendEmptyMessageWhenIdle=true");
        awaitReceived(1);

        // then
        assertThat(received().get(0).getMessage().getBody()).isNull();
    }

    @Test
    void takes_one_order_per_pollEnrich() throws Exception {
        // given
        finishedOrder("one", 1);
        finishedOrder("two", 1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").pollEnrich(ORDERS, LONG.toMillis());
            }
        });

        // when
        List<String> orders = List.of(next(), next());

        // then
        assertThat(orders).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void delivers_order_of_pollEnrich_again_after_failure() throws Exception {
        // given
        finishedOrder("villa", 1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fails")
                        .pollEnrich(ORDERS, LONG.toMillis())
                        .throwException(new IllegalStateException("The disk is full"));
                from("direct:next").pollEnrich(ORDERS, LONG.toMillis());
            }
        });

        // when
        Exchange failed = template.request("direct:fails", exchange -> {});

        // then
        assertThat(failed.getException()).hasMessage("The disk is full");
        assertThat(next()).isEqualTo("villa");
    }

    private String next() {
        return template.requestBody("direct:next", null, AutoenhanceOrder.class).orderId();
    }

    private static Object property(Exchange exchange, ExchangePropertyKey key) {
        return exchange.getProperty(key);
    }
}
