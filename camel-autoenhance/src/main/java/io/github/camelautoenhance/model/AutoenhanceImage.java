/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image record of Autoenhance.ai: one photo, from registration to the enhanced picture. The body of a message after
 * most operations of {@code autoenhance:images}; converts to {@code String} (JSON), {@code Map}, {@code InputStream}
 * and {@code byte[]}.
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
        Map<String, @Nullable Object> more)
        implements AutoenhanceRecord {

    /** The name of the upload address from API version 2025-05-05 on. */
    private static final String UPLOAD_URL = "upload_url";
    /** Its name in earlier API versions; the account's own version decides when none is asked for. */
    private static final String S3_PUT_OBJECT_URL = "s3PutObjectUrl";

    private static final Set<String> FAILED = Set.of("error", "expired");

    public AutoenhanceImage {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Reads the service's JSON object. A known field of an unexpected type stays in {@link #more()} and reads as null.
     *
     * @throws IllegalArgumentException if there is no {@code image_id}
     */
    public static AutoenhanceImage fromMap(Map<String, ? extends @Nullable Object> json) {
        Fields fields = new Fields(json);
        String imageId = fields.takeId("image_id");
        String uploadUrl = fields.take(UPLOAD_URL, String.class);
        String oldUploadUrl = fields.take(S3_PUT_OBJECT_URL, String.class);
        // Of whatever type: an address that is not understood is no less a secret.
        fields.drop(UPLOAD_URL);
        fields.drop(S3_PUT_OBJECT_URL);
        Number dateAdded = fields.take("date_added", Number.class);
        return new AutoenhanceImage(
                imageId,
                fields.take("image_name", String.class),
                fields.take("order_id", String.class),
                fields.take("status", String.class),
                fields.take("status_reason", String.class),
                dateAdded == null ? null : dateAdded.longValue(),
                fields.take("downloaded", Boolean.class),
                uploadUrl != null && !uploadUrl.isBlank() ? uploadUrl : oldUploadUrl,
                fields.rest());
    }

    /**
     * Whether the enhanced picture is there. Old API versions have the flags {@code enhanced} and {@code error} and no
     * status.
     */
    public boolean isProcessed() {
        return status == null ? Boolean.TRUE.equals(more.get("enhanced")) && !isFailed() : status.equals("processed");
    }

    /** Whether there will be no enhanced picture: the status is {@code error} or {@code expired}. */
    public boolean isFailed() {
        return status == null ? Boolean.TRUE.equals(more.get("error")) : FAILED.contains(status);
    }

    /**
     * The status, and where an old API version has none, what its flags say: {@code processed}, {@code error} or, of an
     * image that is not finished, {@code processing}.
     */
    public String state() {
        if (status != null) {
            return status;
        }
        return isProcessed() ? "processed" : isFailed() ? "error" : "processing";
    }

    /** Whether the service is done with it, one way or the other. A state that is not known is not finished. */
    public boolean isFinished() {
        return isProcessed() || isFailed();
    }

    @Override
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
}
