/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.Switch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable state of an image record.
 *
 * @param image what tests may see
 * @param added when it was created
 * @param previews whether pictures from before and after the enhancement are there
 * @param run the processing that the record is in or has gone through; whatever starts or ends one makes a new name
 */
public record ImageRecord(EmulatedImage image, Instant added, boolean previews, String run) {

    static final String WAITING = "waiting";
    static final String PROCESSING = "processing";
    static final String PROCESSED = "processed";
    public static final String ERROR = "error";
    public static final String EXPIRED = "expired";

    private static final String USER_ID = "auth0|6363dbcb77f7e74122ea6350";

    /** A record without a photo. */
    public static ImageRecord created(
            String id,
            String name,
            String orderId,
            @Nullable String contentType,
            Map<String, @Nullable Object> fields,
            Instant added) {
        EmulatedImage image =
                new EmulatedImage(id, name, orderId, WAITING, null, contentType, fields, -1, null, null, false);
        return new ImageRecord(image, added, false, newRun());
    }

    public String id() {
        return image.imageId();
    }

    public boolean isProcessing() {
        return image.status().equals(PROCESSING);
    }

    public boolean isProcessed() {
        return image.status().equals(PROCESSED);
    }

    /** The setting {@code enhance}, which is true unless the client says otherwise. */
    public boolean wantsEnhancement() {
        return !Boolean.FALSE.equals(image.fields().get("enhance"));
    }

    ImageRecord uploaded(Path file, long bytes, String sha256) {
        EmulatedImage uploaded = new EmulatedImage(
                image.imageId(),
                image.imageName(),
                image.orderId(),
                PROCESSING,
                null,
                image.registeredContentType(),
                image.fields(),
                bytes,
                sha256,
                file,
                image.downloaded());
        return new ImageRecord(uploaded, added, false, newRun());
    }

    /** The record with further or other settings, in processing again if there is a photo still. */
    public ImageRecord again(Map<String, @Nullable Object> changes) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(image.fields());
        fields.putAll(changes);
        boolean possible = image.file() != null && !image.status().equals(EXPIRED);
        EmulatedImage again = new EmulatedImage(
                image.imageId(),
                String.valueOf(changes.getOrDefault("image_name", image.imageName())),
                String.valueOf(changes.getOrDefault("order_id", image.orderId())),
                possible ? PROCESSING : image.status(),
                possible ? null : image.statusReason(),
                image.registeredContentType(),
                Collections.unmodifiableMap(fields),
                image.bytes(),
                image.sha256(),
                image.file(),
                image.downloaded());
        return new ImageRecord(again, added, false, newRun());
    }

    public ImageRecord processed(boolean withPreviews) {
        return new ImageRecord(with(PROCESSED, null, image.downloaded()), added, withPreviews, run);
    }

    /** The record in this state, out of any processing that is going on. */
    public ImageRecord set(String status, @Nullable String reason) {
        return new ImageRecord(with(status, reason, image.downloaded()), added, previews, newRun());
    }

    ImageRecord paid() {
        return new ImageRecord(with(image.status(), image.statusReason(), true), added, previews, run);
    }

    /**
     * {@code ImageOut}: the service's own fields, then everything that was asked for.
     *
     * @param legacyFields see {@link Switch#LEGACY_STATUS_FIELDS}
     */
    public Map<String, @Nullable Object> toJson(boolean legacyFields) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("image_id", image.imageId());
        json.put("image_name", image.imageName());
        json.put("order_id", image.orderId());
        json.put("user_id", USER_ID);
        json.put("date_added", added.toEpochMilli());
        json.put("status", image.status());
        json.put("status_reason", image.statusReason());
        json.put("downloaded", image.downloaded());
        if (legacyFields) {
            json.put("enhanced", isProcessed());
            json.put("error", image.status().equals(ERROR));
        }
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

    private static String newRun() {
        return UUID.randomUUID().toString();
    }

    private EmulatedImage with(String status, @Nullable String reason, boolean downloaded) {
        return new EmulatedImage(
                image.imageId(),
                image.imageName(),
                image.orderId(),
                status,
                reason,
                image.registeredContentType(),
                image.fields(),
                image.bytes(),
                image.sha256(),
                image.file(),
                downloaded);
    }
}
