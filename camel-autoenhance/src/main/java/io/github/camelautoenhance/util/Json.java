/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON by a mapper of the component's own: the application's may be set up in ways that the service does not expect.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What is no JSON is refused: taken apart, an object of the application's would be sent to the service.
            .disable(
                    MapperFeature.AUTO_DETECT_GETTERS,
                    MapperFeature.AUTO_DETECT_IS_GETTERS,
                    MapperFeature.AUTO_DETECT_FIELDS)
            .build();
    /** What anybody may send is refused where no honest sender would write it so. */
    private static final ObjectMapper STRICT_MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @throws IOException if it is none
     */
    public static Map<String, @Nullable Object> readObject(String json) throws IOException {
        return readObject(MAPPER, json);
    }

    /**
     * Reads a JSON object of somebody who may wish us harm.
     *
     * @throws IOException if it is none, is nested deeper than 32 levels, or has a field twice
     */
    public static Map<String, @Nullable Object> readUntrustedObject(String json) throws IOException {
        return readObject(STRICT_MAPPER, json);
    }

    private static Map<String, @Nullable Object> readObject(ObjectMapper mapper, String json) throws IOException {
        Map<String, @Nullable Object> object = mapper.readValue(json, OBJECT);
        if (object == null) {
            throw new IOException("null is no JSON object");
        }
        return object;
    }

    /**
     * Reads any JSON value, as an option of a URI may hold one: {@code true}, {@code 3}, {@code null}, <code>{…}</code>
     * .
     *
     * @throws IOException if it is no JSON
     */
    public static @Nullable Object readValue(String json) throws IOException {
        return MAPPER.readValue(json, Object.class);
    }

    /**
     * Writes maps, lists, strings, numbers, booleans and null.
     *
     * @throws IllegalArgumentException for a value that JSON cannot hold
     */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
