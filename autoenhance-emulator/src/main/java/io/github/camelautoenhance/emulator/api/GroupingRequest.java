/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import io.github.camelautoenhance.emulator.work.Grouping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the body of a request to process an order how its brackets are grouped. */
final class GroupingRequest {

    private static final String IMAGES = "images";
    private static final String BRACKET_IDS = "bracket_ids";
    private static final String SIZE = "number_of_brackets_per_image";

    /** The settings of an image, and how to group. */
    static final Map<String, Rule> RULES = rules();

    private GroupingRequest() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>(ImageRules.IMAGE);
        rules.put(IMAGES, Rule.listOf(Rule.object(Map.of(BRACKET_IDS, Rule.listOf(Rule.nonEmptyString())))));
        rules.put(SIZE, Rule.integer(0, Integer.MAX_VALUE));
        return Map.copyOf(rules);
    }

    /**
     * Reads the request.
     *
     * @throws Refusal if it names a bracket that is not in the order, or one twice
     */
    static Grouping of(Fields fields, OrderView order) {
        Set<String> left =
                new HashSet<>(order.brackets().stream().map(BracketRecord::id).toList());
        List<List<String>> byHand = new ArrayList<>();
        Map<String, Object> complaints = new LinkedHashMap<>();
        List<?> images = fields.all().get(IMAGES) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < images.size(); i++) {
            List<String> ids = ids(images.get(i));
            List<String> wrong = ids.stream().filter(id -> !left.remove(id)).toList();
            if (!wrong.isEmpty()) {
                String complaint = "Not in this order, or named twice: " + String.join(", ", wrong) + ".";
                complaints.put(Integer.toString(i), Map.of(BRACKET_IDS, List.of(complaint)));
            }
            byHand.add(ids);
        }
        if (!complaints.isEmpty()) {
            throw Fields.invalid(Map.of(IMAGES, complaints));
        }
        return new Grouping(List.copyOf(byHand), fields.number(SIZE));
    }

    /** What the request says about the images to be. */
    static Map<String, @Nullable Object> settings(Fields fields) {
        return fields.without(IMAGES, SIZE, "image_name", "image_id", "order_id", "content_type", "contentType");
    }

    private static List<String> ids(@Nullable Object image) {
        return image instanceof Map<?, ?> fields && fields.get(BRACKET_IDS) instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }
}
