/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.message.Inputs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint's options say of downloads, until a message's headers say something else. No header decides whether
 * a credit is spent.
 */
public record DownloadOptions(
        String variant,
        @Nullable String preview,
        @Nullable Integer quality,
        @Nullable String format,
        @Nullable Integer maxWidth,
        @Nullable Double scale,
        @Nullable String watermark,
        @Nullable String finetune) {

    private static final int MAX_QUALITY = 90;
    private static final Set<String> VARIANTS = Set.of("enhanced", "original");

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public DownloadOptions {
        checkVariant(variant, "Option variant");
        checkTruth(preview, "Option preview");
        checkQuality(quality, "Option quality");
        Inputs.textOption("format", format);
        checkMaxWidth(maxWidth, "Option maxWidth");
        checkScale(scale, "Option scale");
        checkTruth(watermark, "Option watermark");
        checkTruth(finetune, "Option finetune");
    }

    /** Whether the free picture is asked for, as it is where nothing is said. */
    boolean isPreview() {
        return !"false".equalsIgnoreCase(preview);
    }

    String variant(Message message) {
        String header = Inputs.text(message, AutoenhanceConstants.VARIANT);
        return header == null ? variant : checkVariant(header, "Header " + AutoenhanceConstants.VARIANT);
    }

    /** The parameters of the request, encoded. */
    String query(Message message) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("preview", isPreview());
        Integer messageQuality = Inputs.header(message, AutoenhanceConstants.QUALITY, Integer.class);
        checkQuality(messageQuality, "Header " + AutoenhanceConstants.QUALITY);
        put(parameters, "quality", messageQuality != null ? messageQuality : quality);
        String messageFormat = Inputs.text(message, AutoenhanceConstants.FORMAT);
        put(parameters, "format", messageFormat != null ? messageFormat : format);
        Integer messageWidth = Inputs.header(message, AutoenhanceConstants.MAX_WIDTH, Integer.class);
        checkMaxWidth(messageWidth, "Header " + AutoenhanceConstants.MAX_WIDTH);
        put(parameters, "max_width", messageWidth != null ? messageWidth : maxWidth);
        Double messageScale = Inputs.header(message, AutoenhanceConstants.SCALE, Double.class);
        checkScale(messageScale, "Header " + AutoenhanceConstants.SCALE);
        put(parameters, "scale", messageScale != null ? messageScale : scale);
        put(parameters, "watermark", watermark);
        put(parameters, "finetune", finetune);
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(String.valueOf(entry.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String checkVariant(String variant, String source) {
        if (!VARIANTS.contains(variant)) {
            throw new IllegalArgumentException(
                    source + " must be enhanced or original and is " + Inputs.shown(variant));
        }
        return variant;
    }

    private static void checkTruth(@Nullable String value, String source) {
        if (value != null) {
            boolean unused = Inputs.truth(value, source);
        }
    }

    private static void checkQuality(@Nullable Integer value, String source) {
        if (value != null && (value < 1 || value > MAX_QUALITY)) {
            throw new IllegalArgumentException(source + " must be 1 to " + MAX_QUALITY + ": " + value);
        }
    }

    private static void checkMaxWidth(@Nullable Integer value, String source) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(source + " must be at least 1 pixel: " + value);
        }
    }

    private static void checkScale(@Nullable Double value, String source) {
        if (value != null && !(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(source + " must be above 0 and at most 1: " + value);
        }
    }
}
