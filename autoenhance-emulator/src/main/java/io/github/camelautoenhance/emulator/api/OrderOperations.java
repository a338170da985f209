/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.OrderRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import io.github.camelautoenhance.emulator.work.OrderProcessing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API's operations on orders. */
public final class OrderOperations {

    private static final int MAX_PER_PAGE = 100;
    private static final int DEFAULT_PER_PAGE = 5;

    private static final Map<String, Rule> RULES = Map.of(
            "name", Rule.string().orNull(),
            "order_id", Rule.nonEmptyString(),
            "default_image_sort_order", Rule.string());

    private final Account account;
    private final ApiVersions versions;
    private final OrderProcessing processing;
    private final Set<Switch> switches;

    public OrderOperations(Account account, ApiVersions versions, OrderProcessing processing, Set<Switch> switches) {
        this.account = account;
        this.versions = versions;
        this.processing = processing;
        this.switches = switches;
    }

    public Answer create(Call call) {
        Fields fields = Fields.optional(call, RULES);
        String given = fields.text("order_id");
        String id = given == null ? UUID.randomUUID().toString() : given;
        Optional<OrderRecord> created =
                account.orders().create(id, fields.text("name"), fields.text("default_image_sort_order"));
        return created.isEmpty() && switches.contains(Switch.ORDER_CONFLICT) ? Answer.apiError(409) : show(id, null);
    }

    public Answer retrieve(Call call) {
        return show(call.id(), Query.of(call).text("sort_images_by"));
    }

    /** Only the name can be changed, whatever else the body says. */
    public Answer update(Call call) {
        Fields fields = Fields.optional(call, RULES);
        String id = call.id();
        account.orders()
                .change(
                        id,
                        (order, now) -> order.named(
                                fields.all().containsKey("name") ? fields.text("name") : order.name(), now));
        return show(id, null);
    }

    public Answer delete(Call call) throws IOException {
        return account.deleteOrder(call.id()) ? Answer.empty(204) : Answer.apiError(404);
    }

    public Answer process(Call call) {
        Fields fields = Fields.optional(call, GroupingRequest.RULES);
        OrderView order = account.order(call.id()).orElseThrow(Refusal::notFound);
        processing.schedule(order.order(), GroupingRequest.of(fields, order), GroupingRequest.settings(fields));
        return show(call.id(), null);
    }

    public Answer brackets(Call call) {
        OrderView order = account.order(call.id()).orElseThrow(Refusal::notFound);
        boolean old = !versions.hasBrackets(call);
        return Answer.json(
                200,
                Map.of(
                        "brackets",
                        order.brackets().stream()
                                .map(bracket -> bracket.toJson(call.time(), old))
                                .toList()));
    }

    /**
     * The newest orders first; a token says before which order a page begins, so orders made meanwhile shift nothing.
     */
    public Answer list(Call call) {
        Query query = Query.of(call);
        Integer asked = query.integer("per_page", 1, Integer.MAX_VALUE);
        long before = before(query);
        query.refuseIfInvalid();
        int perPage = Math.min(MAX_PER_PAGE, asked == null ? DEFAULT_PER_PAGE : asked);
        List<OrderRecord> rest = account.orders().all().stream()
                .filter(order -> order.sequence() < before)
                .sorted(Comparator.comparing(OrderRecord::sequence).reversed())
                .limit(perPage + 1L)
                .toList();
        List<OrderRecord> page = rest.subList(0, Math.min(perPage, rest.size()));
        Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
        pagination.put("next_offset", rest.size() > perPage ? token(page.get(perPage - 1)) : null);
        pagination.put("per_page", perPage);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "orders",
                page.stream().map(order -> json(account.view(order), null)).toList());
        json.put("pagination", pagination);
        return Answer.json(200, json);
    }

    private static String token(OrderRecord last) {
        byte[] text = ("before:" + last.sequence()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static long before(Query query) {
        String token = query.text("offset");
        if (token == null || token.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Long.parseLong(text.replaceFirst("^before:", ""));
        } catch (IllegalArgumentException foreign) {
            query.complain("offset", "Not a valid offset.");
            return 0;
        }
    }

    private Answer show(String id, @Nullable String imageOrder) {
        return Answer.json(200, json(account.order(id).orElseThrow(Refusal::notFound), imageOrder));
    }

    private Map<String, @Nullable Object> json(OrderView order, @Nullable String imageOrder) {
        return order.toJson(imageOrder, switches.contains(Switch.LEGACY_STATUS_FIELDS));
    }
}
