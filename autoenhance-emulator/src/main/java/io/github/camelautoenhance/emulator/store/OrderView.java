/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.account.EmulatedOrder;
import io.github.camelautoenhance.emulator.account.Switch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order together with its images and brackets, as the API shows it. */
public record OrderView(OrderRecord order, List<ImageRecord> images, List<BracketRecord> brackets) {

    /** While brackets are being grouped, an order shows no images. */
    public OrderView {
        images = order.merging() ? List.of() : images;
    }

    /** The service's own form: no time zone, microseconds. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** The names that the service permits are not known; these are fields that images can sensibly be sorted by. */
    private static final Map<String, Comparator<ImageRecord>> IMAGE_ORDERS = Map.of(
            "image_name", Comparator.comparing(record -> record.image().imageName()),
            "date_added", Comparator.comparing(ImageRecord::added),
            "status", Comparator.comparing(record -> record.image().status()));

    boolean isMerging() {
        return order.merging();
    }

    boolean isProcessing() {
        return has(ImageRecord.PROCESSING);
    }

    /** Whether not every image is done yet, one whose photo has not come included. */
    public boolean hasMoreToDo() {
        return isMerging() || isProcessing() || has(ImageRecord.WAITING);
    }

    String status() {
        if (isMerging() || isProcessing()) {
            return ImageRecord.PROCESSING;
        }
        if (images.isEmpty() || has(ImageRecord.WAITING)) {
            return ImageRecord.WAITING;
        }
        return has(ImageRecord.ERROR) ? ImageRecord.ERROR : ImageRecord.PROCESSED;
    }

    public EmulatedOrder toEmulated() {
        return new EmulatedOrder(
                order.id(),
                order.name(),
                status(),
                isMerging(),
                isProcessing(),
                images.stream().map(ImageRecord::id).toList(),
                brackets.stream().map(BracketRecord::id).toList());
    }

    /**
     * {@code OrderOut}.
     *
     * @param imageOrder the field to sort the images by, with a minus sign for the other direction; null for the
     *     order's own choice
     * @param legacyFields see {@link Switch#LEGACY_STATUS_FIELDS}
     */
    public Map<String, @Nullable Object> toJson(@Nullable String imageOrder, boolean legacyFields) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("order_id", order.id());
        json.put("name", order.name());
        json.put("status", status());
        json.put("is_merging", isMerging());
        json.put("is_processing", isProcessing());
        json.put("is_deleted", false);
        json.put("total_images", images.size());
        json.put("created_at", time(order.created()));
        json.put("last_updated_at", time(order.updated()));
        if (order.imageOrder() != null) {
            json.put("default_image_sort_order", order.imageOrder());
        }
        json.put(
                "images",
                images.stream()
                        .sorted(comparator(imageOrder == null ? order.imageOrder() : imageOrder))
                        .map(image -> image.toJson(legacyFields))
                        .toList());
        return json;
    }

    /** Sorting is stable, so an unknown order leaves the images in their order of creation. */
    private static Comparator<ImageRecord> comparator(@Nullable String asked) {
        boolean descending = asked != null && asked.startsWith("-");
        String field = asked == null ? "" : asked.substring(descending ? 1 : 0);
        Comparator<ImageRecord> order = IMAGE_ORDERS.getOrDefault(field, Comparator.comparing(record -> 0));
        return descending ? order.reversed() : order;
    }

    private boolean has(String status) {
        return images.stream().anyMatch(record -> record.image().status().equals(status));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
