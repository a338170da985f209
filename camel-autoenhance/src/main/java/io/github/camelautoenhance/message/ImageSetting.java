/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.AutoenhanceConstants;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The enhancement settings that have an option and a header of their own. */
public enum ImageSetting {
    AI_VERSION("ai_version", AutoenhanceConstants.AI_VERSION, String.class, null),
    ENHANCE("enhance", AutoenhanceConstants.ENHANCE, Boolean.class, null),
    ENHANCE_TYPE("enhance_type", AutoenhanceConstants.ENHANCE_TYPE, String.class, null),
    PRESET_ID("preset_id", AutoenhanceConstants.PRESET_ID, String.class, "2025-08-31"),
    LENS_CORRECTION("lens_correction", AutoenhanceConstants.LENS_CORRECTION, Boolean.class, null),
    VERTICAL_CORRECTION("vertical_correction", AutoenhanceConstants.VERTICAL_CORRECTION, Boolean.class, null),
    SKY_REPLACEMENT("sky_replacement", AutoenhanceConstants.SKY_REPLACEMENT, Boolean.class, null),
    CLOUD_TYPE("cloud_type", AutoenhanceConstants.CLOUD_TYPE, String.class, null),
    WINDOW_PULL("window_pull", AutoenhanceConstants.WINDOW_PULL, Boolean.class, null),
    WINDOW_PULL_TYPE("window_pull_type", AutoenhanceConstants.WINDOW_PULL_TYPE, String.class, "2025-08-31"),
    PRIVACY("privacy", AutoenhanceConstants.PRIVACY, Boolean.class, null),
    UPSCALE("upscale", AutoenhanceConstants.UPSCALE, Boolean.class, "2025-01-01"),
    THREESIXTY("threesixty", AutoenhanceConstants.THREESIXTY, Boolean.class, null),
    RATING("rating", AutoenhanceConstants.RATING, Integer.class, null);

    private static final int MAX_RATING = 5;

    private final String apiName;
    private final String header;
    private final Class<?> type;
    private final @Nullable String since;

    ImageSetting(String apiName, String header, Class<?> type, @Nullable String since) {
        this.apiName = apiName;
        this.header = header;
        this.type = type;
        this.since = since;
    }

    /** The name of the setting's option: the API's in camel case. */
    public String option() {
        return StringHelper.dashToCamelCase(apiName.replace('_', '-'));
    }

    /** The first API version that knows it; null if all that this component can ask for do. */
    public @Nullable String since() {
        return since;
    }

    /** The field of the request. */
    public String apiName() {
        return apiName;
    }

    /**
     * The value of the setting's header, checked.
     *
     * @throws IllegalArgumentException naming the header, if it cannot be sent
     */
    @Nullable
    Object fromHeader(Message message) {
        Object value = Inputs.header(message, header, type);
        return value == null ? null : checked(value, "Header " + header);
    }

    /**
     * The value as it is sent. Values of enumerations are passed on unknown, since the service adds some; ranges do not
     * grow, and there are but two truth values.
     */
    Object checked(Object value, String source) {
        if (value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException(source + " must not be blank");
        }
        if (type == Boolean.class) {
            return Inputs.truth(String.valueOf(value), source);
        }
        // RATING: the only number
        if (value instanceof Integer rating && (rating < 0 || rating > MAX_RATING)) {
            throw new IllegalArgumentException(source + " must be 0 to " + MAX_RATING + ": " + rating);
        }
        return value;
    }
}
