/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bracket record of Autoenhance.ai: one exposure of a photo that is to be merged with others of its order. The body
 * of a message after the operations {@code upload}, {@code create} and {@code retrieve} of
 * {@code autoenhance:brackets}; {@code listBrackets} of {@code autoenhance:orders} gives a list of them.
 *
 * <pre>{@code
 * from("file:villa-42").to("autoenhance:brackets?orderId=villa-42").log("${body.bracketId} of ${body.orderId}");
 * }</pre>
 *
 * @param bracketId the record's id
 * @param name the file name it was registered with; that of the first bracket becomes the image's name
 * @param orderId the order it belongs to
 * @param imageId the image it was merged into; null before that, and where the service does not say it
 * @param uploaded whether the service has the file; turns true some time after the upload. Null if it does not say
 * @param uploadUrl the presigned address of the upload: whoever has it can write the file. Only the record of
 *     {@code create} holds it; it is never part of {@link #toString()}
 * @param more every other field of the reply under its API name, {@code metadata} among them
 */
public record AutoenhanceBracket(
        String bracketId,
        @Nullable String name,
        @Nullable String orderId,
        @Nullable String imageId,
        @Nullable Boolean uploaded,
        @Nullable String uploadUrl,
        Map<String, @Nullable Object> more)
        implements AutoenhanceRecord {

    private static final String UPLOAD_URL = "upload_url";

    public AutoenhanceBracket {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Reads the service's JSON object. A known field of an unexpected type stays in {@link #more()} and reads as null.
     *
     * @throws IllegalArgumentException if there is no {@code bracket_id}
     */
    public static AutoenhanceBracket fromMap(Map<String, ? extends @Nullable Object> json) {
        Fields fields = new Fields(json);
        String bracketId = fields.takeId("bracket_id");
        String uploadUrl = fields.take(UPLOAD_URL, String.class);
        // Of whatever type: an address that is not understood is no less a secret.
        fields.drop(UPLOAD_URL);
        return new AutoenhanceBracket(
                bracketId,
                fields.take("name", String.class),
                fields.take("order_id", String.class),
                fields.take("image_id", String.class),
                fields.take("is_uploaded", Boolean.class),
                uploadUrl,
                fields.rest());
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("bracket_id", bracketId);
        json.put("name", name);
        json.put("order_id", orderId);
        json.put("image_id", imageId);
        json.put("is_uploaded", uploaded);
        if (uploadUrl != null) {
            json.put(UPLOAD_URL, uploadUrl);
        }
        json.putAll(more);
        return json;
    }

    /** The same record without the upload address, which is a secret while it is valid. */
    public AutoenhanceBracket withoutUploadUrl() {
        return new AutoenhanceBracket(bracketId, name, orderId, imageId, uploaded, null, more);
    }

    @Override
    public String toString() {
        return "AutoenhanceBracket[bracketId=%s, name=%s, orderId=%s, uploaded=%s]"
                .formatted(bracketId, name, orderId, uploaded);
    }
}
