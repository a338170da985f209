/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.util.Json;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Puts the enhancement settings of a request together from where they can be given. A later one of these wins: the
 * component's {@code setting.}, its options, the endpoint's {@code setting.}, its options, the header
 * {@code CamelAutoenhanceSettings}, the single headers. Maps are merged key by key.
 */
public final class ImageSettings {

    private static final Set<String> REFUSED = Set.of("image_name", "order_id", "image_id", "content_type");
    private static final String RESTAGE = "restage";
    private static final int MAX_NESTING = 100;

    private final Map<String, @Nullable Object> defaults = new LinkedHashMap<>();

    /**
     * What one place gives.
     *
     * @param options settings with an option of their own
     * @param restage the values of {@code restage.}
     * @param settings the values of {@code setting.}
     */
    public record Layer(Map<ImageSetting, Object> options, Map<String, Object> restage, Map<String, Object> settings) {}

    /** Ranks the two layers; throws IllegalArgumentException naming an option that cannot be sent. */
    public ImageSettings(Layer endpoint, Layer component) {
        add(component);
        add(endpoint);
    }

    private void add(Layer layer) {
        layer.settings().forEach((key, value) -> {
            refuse(key, "Option setting." + Inputs.shown(key));
            putNested("setting.", key, value);
        });
        layer.options()
                .forEach((setting, value) ->
                        defaults.put(setting.apiName(), setting.checked(value, "Option " + setting.option())));
        layer.restage().forEach((key, value) -> putNested(RESTAGE + ".", RESTAGE + "." + key, value));
    }

    private void putNested(String option, String path, Object value) {
        String source = "Option " + option + Inputs.shown(path);
        if (path.chars().filter(c -> c == '.').count() > MAX_NESTING) {
            throw new IllegalArgumentException(source + " is nested deeper than " + MAX_NESTING + " fields");
        }
        Object sent = jsonValue(value);
        Inputs.requireJson(sent, source);
        putNested(defaults, path, sent);
    }

    /**
     * The settings for one message.
     *
     * @throws IllegalArgumentException naming the header that cannot be sent
     */
    public Map<String, @Nullable Object> of(Message message) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        merge(fields, defaults);
        Map<String, ? extends @Nullable Object> settings = Inputs.map(message, AutoenhanceConstants.SETTINGS);
        settings.keySet().forEach(key -> refuse(key, "Header " + AutoenhanceConstants.SETTINGS));
        merge(fields, settings);
        for (ImageSetting setting : ImageSetting.values()) {
            Object value = setting.fromHeader(message);
            if (value != null) {
                fields.put(setting.apiName(), value);
            }
        }
        Map<String, Object> restage = Inputs.map(message, AutoenhanceConstants.RESTAGE);
        if (!restage.isEmpty()) {
            merge(fields, Map.of(RESTAGE, restage));
        }
        return fields;
    }

    private static void refuse(String key, String source) {
        if (REFUSED.contains(key.split("\\.", 2)[0])) {
            throw new IllegalArgumentException(
                    source + " must not set " + Inputs.shown(key) + ", which has an option of its own");
        }
    }

    private static void putNested(Map<String, @Nullable Object> target, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            merge(target, Collections.singletonMap(path, value));
            return;
        }
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        putNested(inner, path.substring(dot + 1), value);
        merge(target, Map.of(path.substring(0, dot), inner));
    }

    private static void merge(Map<String, @Nullable Object> target, Map<?, ? extends @Nullable Object> more) {
        more.forEach((key, value) -> {
            if (value instanceof Map<?, ?> addition) {
                // A copy, so that nothing which this component does reaches a map of the user's.
                Map<String, @Nullable Object> merged = new LinkedHashMap<>();
                if (target.get(key) instanceof Map<?, ?> present) {
                    merge(merged, present);
                }
                merge(merged, addition);
                target.put(String.valueOf(key), merged);
            } else {
                target.put(String.valueOf(key), value);
            }
        });
    }

    /** Options of a URI are text. What reads as JSON is meant as that. */
    private static @Nullable Object jsonValue(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return Json.readValue(text);
        } catch (IOException e) {
            return text;
        }
    }
}
