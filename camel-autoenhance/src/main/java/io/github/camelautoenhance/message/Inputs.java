/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.util.Identifier;
import io.github.camelautoenhance.util.Json;
import io.github.camelautoenhance.util.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** Reads headers and options with errors that name them. */
public final class Inputs {

    private static final int MAX_SHOWN = 200;

    private Inputs() {}

    /**
     * The header as the given type.
     *
     * @throws IllegalArgumentException naming the header, if its value is of another kind
     */
    public static <T> @Nullable T header(Message message, String name, Class<T> type) {
        Object value = message.getHeader(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        if (type == String.class
                && !(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            // A conversion would read whole files for their text.
            throw wrongType(name, type, value);
        }
        T converted;
        try {
            converted = message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .tryConvertTo(type, message.getExchange(), value);
        } catch (TypeConversionException e) {
            converted = null;
        }
        // A conversion to a whole number cuts off what does not fit.
        boolean cut =
                value instanceof Number number && converted instanceof Integer whole && number.doubleValue() != whole;
        if (converted == null || cut) {
            throw wrongType(name, type, value);
        }
        return converted;
    }

    private static IllegalArgumentException wrongType(String name, Class<?> type, Object value) {
        String shown = value instanceof CharSequence || value instanceof Number ? ": " + shown(value) : "";
        String wanted = type == Integer.class ? "a whole number" : type == Boolean.class ? "true or false" : "text";
        return new IllegalArgumentException("Header " + name + " must be " + wanted + " and is a "
                + value.getClass().getSimpleName() + shown);
    }

    /**
     * A header with text in it.
     *
     * @throws IllegalArgumentException naming the header, if it is there and blank
     */
    public static @Nullable String text(Message message, String name) {
        return text(name, header(message, name, String.class), "Header");
    }

    /** An option with text in it, or null. */
    public static @Nullable String textOption(String name, @Nullable String value) {
        return text(name, value, "Option");
    }

    /**
     * A header that holds a map.
     *
     * @throws IllegalArgumentException naming the header, if it holds something else or a key that is no text
     */
    @SuppressWarnings("unchecked") // the keys are looked at, the values may be anything
    public static Map<String, Object> map(Message message, String name) {
        Object value = message.getHeader(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            requireJson(map, "Header " + name);
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("Header " + name + " must be a Map with String keys and is a "
                + value.getClass().getSimpleName());
    }

    /**
     * A header that holds a list of texts, or one text; empty if it is not there.
     *
     * @throws IllegalArgumentException naming the header, if it holds something else
     */
    public static List<String> texts(Message message, String name) {
        Object value = message.getHeader(name);
        if (!(value instanceof List<?> list)) {
            String single = text(message, name);
            return single == null ? List.of() : List.of(single);
        }
        return list.stream()
                .map(item -> {
                    if (item instanceof CharSequence text && !text.toString().isBlank()) {
                        return text.toString();
                    }
                    throw new IllegalArgumentException("Header " + name + " must be a List of texts");
                })
                .toList();
    }

    /**
     * Reads a truth value: there are but two, in any case.
     *
     * @throws IllegalArgumentException naming where it came from, if it is another
     */
    public static boolean truth(String text, String source) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(source + " must be true or false: " + shown(text));
        }
        return Boolean.parseBoolean(text);
    }

    /**
     * Checks an id: it becomes one segment of a path, so nothing in it may end or climb that segment.
     *
     * @throws IllegalArgumentException naming where the id came from
     */
    public static String id(String value, String source) {
        if (!Identifier.isSafe(value)) {
            throw new IllegalArgumentException(
                    source + " must be an id of 1 to 128 letters, digits, '.', '_', '~' or '-': " + shown(value));
        }
        return value;
    }

    /** A foreign value for a message: the start of it on one line, without what may be a secret. */
    public static String shown(Object value) {
        return Redaction.excerpt(String.valueOf(value), MAX_SHOWN);
    }

    /**
     * Checks a value that becomes a field of the request.
     *
     * @throws IllegalArgumentException naming where it came from, if JSON cannot hold it
     */
    public static void requireJson(@Nullable Object value, String source) {
        try {
            // In an object, as it will be sent.
            byte[] unused = Json.write(Collections.singletonMap("field", value));
        } catch (IllegalArgumentException e) {
            // Not the cause, whose text follows the nesting down to the place.
            throw new IllegalArgumentException(source + " " + shown(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable String text(String name, @Nullable String value, String kind) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(kind + " " + name + " must not be blank");
        }
        return value;
    }
}
