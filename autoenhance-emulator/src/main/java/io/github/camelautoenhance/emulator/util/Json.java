/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.util;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON in and out, as maps that keep the order of the fields. */
public final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The JSON object that the text holds; nothing if it is no JSON, or JSON of another kind. */
    public static Optional<Map<String, @Nullable Object>> object(byte[] text) {
        try {
            Object value = MAPPER.readValue(text, Object.class);
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((name, field) -> object.put(String.valueOf(name), field));
            return Optional.of(object);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
