/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Redaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests about orders. */
public final class OrderClient {

    private static final String ORDERS = "/v3/orders/";
    /** How much of an id that cannot be used is shown. */
    private static final int MAX_ID = 200;

    private final ApiRequests requests;

    OrderClient(ApiRequests requests) {
        this.requests = requests;
    }

    /**
     * Makes an empty order.
     *
     * @param orderId null lets the service choose one
     */
    public AutoenhanceOrder create(@Nullable String orderId, @Nullable String name, Deadline deadline) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (name != null) {
            json.put("name", name);
        }
        if (orderId != null) {
            json.put("order_id", orderId);
        }
        Subject subject = new Subject(name, null, null, orderId);
        return requests.run(
                new ApiRequest<>(Step.CREATE_ORDER, subject, "POST", ORDERS, json, OrderClient::read), deadline);
    }

    /** Reads an order with its images. Asks for no key, but sends one if there is one. */
    public AutoenhanceOrder retrieve(String orderId, @Nullable String sortImagesBy, Deadline deadline) {
        String query = sortImagesBy == null ? "" : "?sort_images_by=" + encoded(sortImagesBy);
        return requests.run(order(Step.RETRIEVE_ORDER, "GET", orderId, query, null), deadline);
    }

    public AutoenhanceOrder retrieveOnce(String orderId, Deadline deadline) throws FailedAttempt {
        return requests.once(order(Step.RETRIEVE_ORDER, "GET", orderId, "", null), deadline);
    }

    /** Renames an order. */
    public AutoenhanceOrder update(String orderId, String name, Deadline deadline) {
        return requests.run(order(Step.UPDATE_ORDER, "PATCH", orderId, "", Map.of("name", name)), deadline);
    }

    /** Has the order's brackets merged into images and these enhanced. */
    public AutoenhanceOrder process(String orderId, Map<String, @Nullable Object> settings, Deadline deadline) {
        return requests.run(order(Step.PROCESS_ORDER, "POST", orderId, "/process", settings), deadline);
    }

    /** Deletes an order. */
    public void delete(String orderId, Deadline deadline) {
        requests.delete(Step.DELETE_ORDER, Subject.order(orderId), ORDERS + orderId, deadline);
    }

    /** The brackets of an order. */
    public List<AutoenhanceBracket> brackets(String orderId, Deadline deadline) {
        String path = ORDERS + orderId + "/brackets";
        return requests.run(
                new ApiRequest<>(
                        Step.LIST_BRACKETS, Subject.order(orderId), "GET", path, null, OrderClient::readBrackets),
                deadline);
    }

    /**
     * @param unusable what is wrong with each order that was left out, and its id
     * @param next the token of the next page; null on the last
     */
    record Page(
            List<AutoenhanceOrder> orders,
            List<String> unusable,
            @Nullable String next) {}

    /** @param offset the token of the page; null for the first */
    Page page(int perPage, @Nullable String offset, Deadline deadline) {
        String path = ORDERS + "?per_page=" + perPage + (offset == null ? "" : "&offset=" + encoded(offset));
        return requests.run(
                new ApiRequest<>(Step.LIST_ORDERS, Subject.NONE, "GET", path, null, OrderClient::readPage), deadline);
    }

    /**
     * Asks for the first of the account's orders, which costs nothing, once and without repeats.
     *
     * @throws AutoenhanceException if the service is not reached or does not accept the key
     */
    public void probe(Deadline deadline) {
        try {
            Reply unused = requests.call(Step.PROBE, Subject.NONE, "GET", ORDERS + "?per_page=1", null, deadline);
        } catch (FailedAttempt e) {
            throw e.error();
        }
    }

    private static ApiRequest<AutoenhanceOrder> order(
            Step step, String method, String orderId, String action, @Nullable Object body) {
        return new ApiRequest<>(
                step, Subject.order(orderId), method, ORDERS + orderId + action, body, OrderClient::read);
    }

    private static List<AutoenhanceBracket> readBrackets(Map<String, @Nullable Object> json) {
        return items(json, "brackets").stream()
                .map(BracketClient::checked)
                .map(AutoenhanceBracket::withoutUploadUrl)
                .toList();
    }

    private static Page readPage(Map<String, @Nullable Object> json) {
        Object pagination = json.get("pagination");
        Object next = pagination instanceof Map<?, ?> map ? map.get("next_offset") : null;
        List<AutoenhanceOrder> orders = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (Map<String, @Nullable Object> item : items(json, "orders")) {
            try {
                orders.add(read(item));
            } catch (IllegalArgumentException e) {
                String id = Redaction.excerpt(String.valueOf(item.get("order_id")), MAX_ID);
                unusable.add(e.getMessage() + ", order_id: " + id);
            }
        }
        return new Page(orders, unusable, next == null || next.toString().isBlank() ? null : next.toString());
    }

    private static AutoenhanceOrder read(Map<String, @Nullable Object> json) {
        AutoenhanceOrder order = AutoenhanceOrder.fromMap(json);
        ApiRequests.requireSafe(order.orderId(), "order_id");
        for (AutoenhanceImage image : order.images()) {
            ApiRequests.requireSafe(image.imageId(), "image_id");
        }
        return order;
    }

    /** The objects of a list in the reply. */
    private static List<Map<String, @Nullable Object>> items(Map<String, @Nullable Object> json, String field) {
        if (!(json.get(field) instanceof List<?> list)) {
            throw new IllegalArgumentException("no list '" + field + "'");
        }
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("something else than records in '" + field + "'");
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
            items.add(copy);
        }
        return items;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
