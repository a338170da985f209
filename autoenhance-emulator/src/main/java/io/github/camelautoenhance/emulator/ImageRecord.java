/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable state of an image record.
 *
 * @param image what tests may see
 * @param added when it was created
 * @param previews whether pictures from before and after the enhancement are there
 */
record ImageRecord(EmulatedImage image, Instant added, boolean previews) {

    static final String WAITING = "waiting";
    static final String PROCESSING = "processing";
    static final String PROCESSED = "processed";

    private static final String USER_ID = "auth0|6363dbcb77f7e74122ea6350";

    String id() {
        return image.imageId();
    }

    ImageRecord uploaded(Path file, long bytes, String sha256) {
        return new ImageRecord(with(PROCESSING, bytes, sha256, file), added, false);
    }

    ImageRecord processed(boolean withPreviews) {
        return new ImageRecord(with(PROCESSED, image.bytes(), image.sha256(), image.file()), added, withPreviews);
    }

    /** {@code ImageOut}: the service's own fields, then everything that was asked for. */
    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("image_id", image.imageId());
        json.put("image_name", image.imageName());
        json.put("order_id", image.orderId());
        json.put("user_id", USER_ID);
        json.put("date_added", added.toEpochMilli());
        json.put("status", image.status());
        json.put("status_reason", null);
        json.put("downloaded", false);
        image.fields().forEach((name, value) -> {
            if (!json.containsKey(name)) {
                json.put(name, value);
            }
        });
        json.putIfAbsent("enhance", true);
        json.putIfAbsent("lens_correction", true);
        json.putIfAbsent("vertical_correction", true);
        return json;
    }

    private EmulatedImage with(String status, long bytes, @Nullable String sha256, @Nullable Path file) {
        return new EmulatedImage(
                image.imageId(),
                image.imageName(),
                image.orderId(),
                status,
                image.registeredContentType(),
                image.fields(),
                bytes,
                sha256,
                file);
    }
}
