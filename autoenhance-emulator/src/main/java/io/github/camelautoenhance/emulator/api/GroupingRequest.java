/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Fields;
import io.github.camelautoenhance.emulator.http.Refusal;
import io.github.camelautoenhance.emulator.http.Rule;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import io.github.camelautoenhance.emulator.work.BracketGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants the brackets of an order grouped.
 *
 * @param byHand the ids of the brackets of each image; empty if the client leaves it to the service
 * @param size how many brackets make an image; 0 for whatever the files tell
 */
record GroupingRequest(List<List<String>> byHand, int size) {

    private static final String IMAGES = "images";
    private static final String BRACKET_IDS = "bracket_ids";
    private static final String SIZE = "number_of_brackets_per_image";

    /** The settings of an image, and how to group. */
    static final Map<String, Rule> RULES = rules();

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
    static GroupingRequest of(Fields fields, OrderView order) {
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
        return new GroupingRequest(List.copyOf(byHand), fields.number(SIZE));
    }

    /** What the request says about the images to be. */
    static Map<String, @Nullable Object> settings(Fields fields) {
        return fields.without(IMAGES, SIZE, "image_name", "image_id", "order_id", "content_type", "contentType");
    }

    /** The groups that these brackets of the order make now. */
    List<List<BracketRecord>> groups(List<BracketRecord> brackets) throws IOException {
        List<BracketRecord> free = brackets.stream()
                .filter(record ->
                        record.bracket().isUploaded() && record.bracket().imageId() == null)
                .toList();
        if (!byHand.isEmpty()) {
            return chosen(free);
        }
        return size > 0 ? BracketGroups.ofSize(size, free) : BracketGroups.automatic(free);
    }

    private List<List<BracketRecord>> chosen(List<BracketRecord> free) {
        Map<String, BracketRecord> byId =
                free.stream().collect(Collectors.toMap(BracketRecord::id, Function.identity()));
        return byHand.stream()
                .map(ids ->
                        ids.stream().filter(byId::containsKey).map(byId::get).toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private static List<String> ids(@Nullable Object image) {
        return image instanceof Map<?, ?> fields && fields.get(BRACKET_IDS) instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }
}
