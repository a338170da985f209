/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image record of Autoenhance.ai: one photo, from registration to the enhanced picture. The body of a message after
 * the operations {@code create}, {@code upload} and {@code retrieve}; converts to {@code String} (JSON), {@code Map},
 * {@code InputStream} and {@code byte[]}.
 *
 * <pre>{@code
 * from("file:inbox").to("autoenhance:images")
 *     .log("${body.imageId} in order ${body.orderId} is ${body.status}");
 * }</pre>
 *
 * @param imageId the record's id
 * @param imageName the file name it was registered with
 * @param orderId the order it belongs to
 * @param status {@code waiting} (no file yet), {@code processing}, {@code processed}, {@code error} or {@code expired};
 *     the service may add others, which mean: not finished
 * @param statusReason why it is in that state; the values are not published
 * @param dateAdded when it was registered, milliseconds since 1970 UTC
 * @param downloaded whether the full enhanced picture was downloaded, and so paid for
 * @param uploadUrl the presigned address of the upload: whoever has it can write the photo. Only the record of
 *     {@code create} holds it; it is never part of {@link #toString()}
 * @param more every other field of the reply under its API name, the enhancement settings among them
 */
public record AutoenhanceImage(
        String imageId,
        @Nullable String imageName,
        @Nullable String orderId,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable Long dateAdded,
        @Nullable Boolean downloaded,
        @Nullable String uploadUrl,
        Map<String, @Nullable Object> more) {

    /** The name of the upload address from API version 2025-05-05 on. */
    private static final String UPLOAD_URL = "upload_url";
    /** Its name in earlier API versions; the account's own version decides when none is asked for. */
    private static final String S3_PUT_OBJECT_URL = "s3PutObjectUrl";

    public AutoenhanceImage {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Reads the service's JSON object. A known field of an unexpected type stays in {@link #more()} and reads as null.
     *
     * @throws IllegalArgumentException if there is no {@code image_id}
     */
    public static AutoenhanceImage fromMap(Map<String, ? extends @Nullable Object> json) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(json);
        String imageId = take(rest, "image_id", String.class);
        if (imageId == null || imageId.isBlank()) {
            throw new IllegalArgumentException("image record without image_id");
        }
        String uploadUrl = take(rest, UPLOAD_URL, String.class);
        String oldUploadUrl = take(rest, S3_PUT_OBJECT_URL, String.class);
        // Of whatever type: an address that is not understood is no less a secret.
        rest.remove(UPLOAD_URL);
        rest.remove(S3_PUT_OBJECT_URL);
        Number dateAdded = take(rest, "date_added", Number.class);
        return new AutoenhanceImage(
                imageId,
                take(rest, "image_name", String.class),
                take(rest, "order_id", String.class),
                take(rest, "status", String.class),
                take(rest, "status_reason", String.class),
                dateAdded == null ? null : dateAdded.longValue(),
                take(rest, "downloaded", Boolean.class),
                uploadUrl != null && !uploadUrl.isBlank() ? uploadUrl : oldUploadUrl,
                rest);
    }

    /** The record in the service's own field names, ready to be written as JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("image_id", imageId);
        json.put("image_name", imageName);
        json.put("order_id", orderId);
        json.put("status", status);
        json.put("status_reason", statusReason);
        json.put("date_added", dateAdded);
        json.put("downloaded", downloaded);
        if (uploadUrl != null) {
            json.put(UPLOAD_URL, uploadUrl);
        }
        json.putAll(more);
        return json;
    }

    /** The same record without the upload address, which is a secret while it is valid. */
    public AutoenhanceImage withoutUploadUrl() {
        return new AutoenhanceImage(
                imageId, imageName, orderId, status, statusReason, dateAdded, downloaded, null, more);
    }

    @Override
    public String toString() {
        return "AutoenhanceImage[imageId=%s, imageName=%s, orderId=%s, status=%s]"
                .formatted(imageId, imageName, orderId, status);
    }

    private static <T> @Nullable T take(Map<String, @Nullable Object> json, String field, Class<T> type) {
        Object value = json.get(field);
        if (value != null && !type.isInstance(value)) {
            return null;
        }
        json.remove(field);
        return type.cast(value);
    }
}
