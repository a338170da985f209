/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new image or bracket record is to hold.
 *
 * @param name file name, at most 255 characters
 * @param orderId the order to join; null lets the service make one
 * @param contentType the file's media type, if the route gave one; the PUT then uses the same
 * @param fields every further field under its API name, in the order it is sent
 */
public record Registration(
        String name, @Nullable String orderId, @Nullable String contentType, Map<String, @Nullable Object> fields) {

    Map<String, @Nullable Object> toJson(String nameField) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(nameField, name);
        if (orderId != null) {
            json.put("order_id", orderId);
        }
        if (contentType != null) {
            json.put("content_type", contentType);
        }
        json.putAll(fields);
        return json;
    }
}
