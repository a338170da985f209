/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the known fields out of a JSON object of the service, so that the unknown ones remain. */
final class Fields {

    private final Map<String, @Nullable Object> rest;

    Fields(Map<String, ? extends @Nullable Object> json) {
        this.rest = new LinkedHashMap<>(json);
    }

    /** The field's value; null, and the field stays, if it is of another type. */
    <T> @Nullable T take(String field, Class<T> type) {
        Object value = rest.get(field);
        if (value != null && !type.isInstance(value)) {
            return null;
        }
        rest.remove(field);
        return type.cast(value);
    }

    /**
     * The id of the record.
     *
     * @throws IllegalArgumentException if there is none
     */
    String takeId(String field) {
        String id = take(field, String.class);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("record without " + field);
        }
        return id;
    }

    /** Takes the field away, of whatever type it is. */
    void drop(String field) {
        rest.remove(field);
    }

    @Nullable
    Object peek(String field) {
        return rest.get(field);
    }

    Map<String, @Nullable Object> rest() {
        return rest;
    }
}
