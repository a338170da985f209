/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import io.github.camelautoenhance.testing.TestLog;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that does not show the images of its orders, as the service may well have it. */
class ListedOrdersTest extends ConsumerTestSupport {

    private final AtomicReference<String> entries = new AtomicReference<>("");

    @BeforeEach
    void list() {
        emulator().faults().otherwise(request -> request.route() == Route.LIST_ORDERS ? page() : Fault.pass());
    }

    private Fault page() {
        return Fault.status(200)
                .body(
                        "application/json",
                        "{\"orders\": [%s], \"pagination\": {\"next_offset\": null, \"per_page\": 50}}"
                                .formatted(entries.get()));
    }

    private static String entry(String orderId, String more) {
        return "{\"order_id\": \"%s\", \"name\": null, \"is_merging\": false%s}".formatted(orderId, more);
    }

    private static String changed(int daysAgo) {
        return ", \"last_updated_at\": \"" + LocalDateTime.now(ZoneOffset.UTC).minusDays(daysAgo) + "\"";
    }

    @Test
    void retrieves_order_once_while_its_entry_is_unchanged() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("villa", changed(1)));

        // when
        consume(ORDERS);
        awaitReceived(1);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(receivedOrders()).containsExactly("villa");
        assertThat(polls(Route.RETRIEVE_ORDER)).isOne();
    }

    @Test
    void retrieves_no_known_order_behind_the_limit() throws Exception {
        // given
        List.of("villa", "loft", "barn").forEach(order -> finishedOrder(order, 1));
        entries.set(String.join(",", entry("villa", changed(1)), entry("loft", changed(2)), entry("barn", changed(3))));
        consume(ORDERS + "&maxMessagesPerPoll=1");
        awaitReceived(3);
        awaitMorePolls(Route.LIST_ORDERS);

        // when
        finishedOrder("tower", 1);
        entries.set(entry("tower", changed(0)) + "," + entries.get());
        awaitReceived(4);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(polls(Route.RETRIEVE_ORDER)).isEqualTo(4);
    }

    @Test
    void retrieves_an_order_that_is_listed_again() throws Exception {
        // given
        List.of("villa", "loft").forEach(order -> finishedOrder(order, 1));
        String villa = entry("villa", changed(1));
        String loft = entry("loft", changed(2));
        entries.set(villa + "," + loft);
        consume(ORDERS);
        awaitReceived(2);

        // when
        entries.set(loft);
        awaitMorePolls(Route.LIST_ORDERS);
        entries.set(villa + "," + loft);
        awaitMorePolls(Route.LIST_ORDERS);

        // then: it was forgotten when it left the list, so that the memory does not grow for ever
        assertThat(polls(Route.RETRIEVE_ORDER)).isEqualTo(3);
        assertThat(received()).hasSize(2);
    }

    @Test
    void consumes_an_order_that_lists_too_few_images() throws Exception {
        // given
        String order = entry(
                "villa",
                changed(1)
                        + ", \"status\": \"processed\", \"is_processing\": false, \"total_images\": 3, \"images\":"
                        + " [{\"image_id\": \"i1\", \"status\": \"processed\"}]");
        entries.set(order);
        emulator()
                .faults()
                .otherwise(request -> request.route() == Route.LIST_ORDERS
                        ? page()
                        : Fault.status(200).body("application/json", order));

        // when
        String log = TestLog.during(() -> {
            consume(ORDERS);
            awaitReceived(1);
            awaitMorePolls(Route.LIST_ORDERS);
        });

        // then
        assertThat(receivedOrders()).containsExactly("villa");
        assertThat(polls(Route.RETRIEVE_ORDER)).isEqualTo(3);
        assertThat(log).containsOnlyOnce("Order villa lists 1 of its 3 images");
    }

    @Test
    void leaves_out_an_order_with_unusable_id() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("../secret", "") + "," + entry("villa", changed(1)));

        // when
        String log = TestLog.during(() -> {
            consume(ORDERS);
            awaitReceived(1);
            awaitMorePolls(Route.LIST_ORDERS);
        });

        // then
        assertThat(receivedOrders()).containsExactly("villa");
        assertThat(log).containsOnlyOnce("An order is left out of the list");
        assertThat(log).doesNotContain("Failed polling");
    }

    @Test
    void leaves_out_an_order_with_unusable_image() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("loft", ", \"images\": [{\"image_id\": \"a/b\"}]") + "," + entry("villa", changed(1)));

        // when
        List<?> listed = template.requestBody("autoenhance:orders?operation=list", null, List.class);

        // then
        assertThat(listed)
                .extracting(order -> ((AutoenhanceOrder) order).orderId())
                .containsExactly("villa");
    }

    @Test
    void retrieves_order_without_time_again() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("villa", ""));
        consume(ORDERS);
        awaitReceived(1);

        // when
        finishedOrder("villa", 1);
        awaitReceived(2);

        // then
        assertThat(receivedOrders()).containsExactly("villa", "villa");
    }

    @Test
    void retrieves_changed_order_and_delivers_it_if_grown() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("villa", changed(2)));
        consume(ORDERS);
        awaitReceived(1);

        // when
        entries.set(entry("villa", changed(1)));
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(received()).hasSize(1);
        assertThat(polls(Route.RETRIEVE_ORDER)).isEqualTo(2);

        // when
        finishedOrder("villa", 1);
        entries.set(entry("villa", changed(0)));
        awaitReceived(2);

        // then
        assertThat(receivedOrders()).containsExactly("villa", "villa");
    }

    @Test
    void skips_unfinished_or_empty_order_without_retrieving_it() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("villa", ", \"is_processing\": true") + "," + entry("loft", ", \"total_images\": 0"));

        // when
        consume(ORDERS);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(polls(Route.RETRIEVE_ORDER)).isZero();
    }

    @Test
    void retrieves_order_without_time_and_skips_old_one() throws Exception {
        // given
        finishedOrder("villa", 1);
        finishedOrder("loft", 1);
        entries.set(entry("villa", "") + "," + entry("loft", changed(3)));

        // when
        consume(ORDERS + "&maxAge=48h");
        awaitReceived(1);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(receivedOrders()).containsExactly("villa");
        assertThat(emulator().journal().requests(Route.RETRIEVE_ORDER))
                .allSatisfy(request -> assertThat(request.path()).endsWith("/villa"));
    }

    @Test
    void delivers_other_orders_when_one_cannot_be_read() throws Exception {
        // given
        finishedOrder("villa", 1);
        entries.set(entry("gone", changed(1)) + "," + entry("broken", changed(1)) + "," + entry("villa", changed(1)));
        emulator()
                .faults()
                .otherwise(request -> request.route() == Route.LIST_ORDERS
                        ? page()
                        : request.path().endsWith("/broken") ? Fault.status(500) : Fault.pass());

        // when
        consume(ORDERS + "&maxRetries=0");
        awaitReceived(1);
        awaitMorePolls(Route.LIST_ORDERS);

        // then
        assertThat(receivedOrders()).containsExactly("villa");
    }

    @Test
    void warns_once_of_oldest_first_list_beyond_maxOrders() throws Exception {
        // given
        entries.set(entry("old", ", \"created_at\": \"2020-01-01T00:00:00\"") + ","
                + entry("new", ", \"created_at\": \"2024-01-01T00:00:00\"") + "," + entry("newest", ""));

        // when
        String log = TestLog.during(() -> {
            consume(ORDERS + "&maxOrders=2");
            awaitMorePolls(Route.LIST_ORDERS);
        });

        // then
        assertThat(log).containsOnlyOnce("not listed newest first");
    }
}
