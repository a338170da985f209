/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of Autoenhance.ai: the images of one job, most often of one property. The body of a message after most
 * operations of {@code autoenhance:orders}.
 *
 * <pre>{@code
 * from("direct:finished").to("autoenhance:orders?operation=await").split(simple("${body.images}"))
 *     .log("${body.imageName} is ${body.status}");
 * }</pre>
 *
 * @param orderId the order's id
 * @param name its name, for people
 * @param status {@code waiting} (no images yet), {@code processing}, {@code processed} or {@code error}; others may
 *     come
 * @param merging whether brackets are being merged into images
 * @param processing whether images are being enhanced
 * @param totalImages how many images the order has, where the service says so
 * @param createdAt when it was made; the service writes no time zone, and UTC is meant
 * @param lastUpdatedAt when it was changed last, as {@code createdAt}
 * @param images the images as far as they exist; a listed order may come without
 * @param more every other field of the reply under its API name
 */
public record AutoenhanceOrder(
        String orderId,
        @Nullable String name,
        @Nullable String status,
        @Nullable Boolean merging,
        @Nullable Boolean processing,
        @Nullable Integer totalImages,
        @Nullable Instant createdAt,
        @Nullable Instant lastUpdatedAt,
        List<AutoenhanceImage> images,
        Map<String, @Nullable Object> more)
        implements AutoenhanceRecord {

    private static final String CREATED_AT = "created_at";
    private static final String LAST_UPDATED_AT = "last_updated_at";

    public AutoenhanceOrder {
        images = List.copyOf(images);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Reads the service's JSON object. A known field of an unexpected type stays in {@link #more()} and reads as null.
     *
     * @throws IllegalArgumentException if there is no {@code order_id}, or an image without {@code image_id}: left out,
     *     it would not be missed
     */
    public static AutoenhanceOrder fromMap(Map<String, ? extends @Nullable Object> json) {
        Fields fields = new Fields(json);
        String orderId = fields.takeId("order_id");
        Number total = fields.take("total_images", Number.class);
        return new AutoenhanceOrder(
                orderId,
                fields.take("name", String.class),
                fields.take("status", String.class),
                fields.take("is_merging", Boolean.class),
                fields.take("is_processing", Boolean.class),
                total == null ? null : total.intValue(),
                takeTime(fields, CREATED_AT),
                takeTime(fields, LAST_UPDATED_AT),
                takeImages(fields),
                fields.rest());
    }

    private static List<AutoenhanceImage> takeImages(Fields fields) {
        List<?> items = fields.take("images", List.class);
        List<AutoenhanceImage> images = new ArrayList<>();
        for (Object item : items == null ? List.of() : items) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("an image of the order is no record");
            }
            Map<String, @Nullable Object> image = new LinkedHashMap<>();
            map.forEach((key, value) -> image.put(String.valueOf(key), value));
            images.add(AutoenhanceImage.fromMap(image).withoutUploadUrl());
        }
        return images;
    }

    /** {@code 2025-11-14T10:11:12.345678}, as the service writes it, and the same with a zone. */
    private static @Nullable Instant takeTime(Fields fields, String field) {
        if (!(fields.peek(field) instanceof String text)) {
            fields.take(field, String.class);
            return null;
        }
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, Instant::from, LocalDateTime::from);
            Instant instant =
                    time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
            // At the end of time, with a zone, it could not be written again.
            String unused = text(instant);
            fields.drop(field);
            return instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Whether every image of the order has been processed or has failed. An order without images is not finished: while
     * brackets are being grouped it has none yet, and looks idle right after it was asked to process.
     */
    public boolean isFinished() {
        return !Boolean.TRUE.equals(merging)
                && !Boolean.TRUE.equals(processing)
                && !images.isEmpty()
                && (totalImages == null || images.size() >= totalImages)
                && images.stream().allMatch(AutoenhanceImage::isFinished);
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("order_id", orderId);
        json.put("name", name);
        json.put("status", status);
        json.put("is_merging", merging);
        json.put("is_processing", processing);
        json.put("total_images", totalImages);
        json.put(CREATED_AT, text(createdAt));
        json.put(LAST_UPDATED_AT, text(lastUpdatedAt));
        json.put("images", images.stream().map(AutoenhanceImage::toMap).toList());
        json.putAll(more);
        return json;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }

    @Override
    public String toString() {
        return "AutoenhanceOrder[orderId=%s, name=%s, status=%s, images=%d]"
                .formatted(orderId, name, status, images.size());
    }
}
