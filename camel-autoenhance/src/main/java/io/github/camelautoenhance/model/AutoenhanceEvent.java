/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that the service sent to a webhook. What it says may be out of date when it arrives, since events come late,
 * twice and in any order.
 *
 * @param event {@code image_processed}, {@code image_registered}, {@code webhook_updated}; others may come
 * @param imageId the image that it is about, null if it is about none
 * @param orderId the order of the image
 * @param error whether the image could not be enhanced; null where the event does not say so
 * @param orderIsProcessing whether other images of the order are still in work; null where the event does not say so
 * @param more every other field, under its own name
 */
public record AutoenhanceEvent(
        String event,
        @Nullable String imageId,
        @Nullable String orderId,
        @Nullable Boolean error,
        @Nullable Boolean orderIsProcessing,
        Map<String, @Nullable Object> more)
        implements AutoenhanceRecord {

    public AutoenhanceEvent {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Reads the JSON object of an event. A known field of an unexpected type stays in {@link #more()} and reads as
     * null.
     *
     * @throws IllegalArgumentException if there is no {@code event}
     */
    public static AutoenhanceEvent fromMap(Map<String, ? extends @Nullable Object> json) {
        Fields fields = new Fields(json);
        return new AutoenhanceEvent(
                fields.takeId("event"),
                fields.take("image_id", String.class),
                fields.take("order_id", String.class),
                fields.take("error", Boolean.class),
                fields.take("order_is_processing", Boolean.class),
                fields.rest());
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("event", event);
        put(json, "image_id", imageId);
        put(json, "order_id", orderId);
        put(json, "error", error);
        put(json, "order_is_processing", orderIsProcessing);
        json.putAll(more);
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
