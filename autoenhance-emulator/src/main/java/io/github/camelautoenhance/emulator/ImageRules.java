/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the body of a create request. Unknown fields are tolerated, as the service does. */
final class ImageRules {

    private static final Rule SKY = Rule.oneOf(
            "AS_SHOT", "CLEAR", "LOW_CLOUD", "LOW_CLOUD_LOW_SAT", "HIGH_CLOUD", "WHISPY_CLOUD", "DUSK_CLOUD");

    private static final Rule RESTAGE = Rule.object(Map.of(
            "sky", SKY.orNull(),
            "grass", Rule.oneOf("AS_SHOT", "GREEN").orNull(),
            "tvs", Rule.oneOf("AS_SHOT", "BLACK_OUT").orNull(),
            "fire_in_fireplaces", Rule.oneOf("AS_SHOT", "ALIGHT").orNull(),
            "photographer", Rule.oneOf("AS_SHOT", "REMOVE").orNull()));

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("image_name", Rule.string()),
            Map.entry("order_id", Rule.nonEmptyString()),
            // the id becomes a path segment and a directory; a lone . or .. is neither
            Map.entry("image_id", Rule.matching(Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}"))),
            Map.entry("content_type", Rule.string()),
            Map.entry("contentType", Rule.string()),
            Map.entry("ai_version", Rule.string()),
            Map.entry("enhance", Rule.bool()),
            Map.entry("enhance_type", Rule.oneOf("property", "property_usa", "warm", "neutral", "modern")),
            Map.entry("preset_id", Rule.string().orNull()),
            Map.entry("lens_correction", Rule.bool()),
            Map.entry("vertical_correction", Rule.bool()),
            Map.entry("perspective_correction", Rule.bool()),
            Map.entry(
                    "perspective_correction_mode",
                    Rule.oneOf("DEFAULT_ENABLED", "PRESERVE_CONTENT", "PRIORITIZE_PERSPECTIVE")),
            Map.entry("sky_replacement", Rule.bool()),
            Map.entry(
                    "cloud_type",
                    Rule.oneOf("CLEAR", "LOW_CLOUD", "HIGH_CLOUD", "LOW_CLOUD_LOW_SAT")
                            .orNull()),
            Map.entry("window_pull", Rule.bool().orNull()),
            Map.entry(
                    "window_pull_type",
                    Rule.oneOf("NONE", "ONLY_WINDOWS", "WINDOWS_WITH_SKIES").orNull()),
            Map.entry("privacy", Rule.bool().orNull()),
            Map.entry("upscale", Rule.bool()),
            Map.entry("tripod_hide", Rule.bool().orNull()),
            Map.entry("restage", RESTAGE),
            Map.entry("finetune_settings", Rule.object().orNull()),
            Map.entry("metadata", Rule.object().orNull()),
            Map.entry("rating", Rule.integer(0, 5)),
            Map.entry("threesixty", Rule.bool()),
            Map.entry("hdr", Rule.bool()));

    private ImageRules() {}

    /** What is wrong with the fields, by field; empty if they can be taken. */
    static Map<String, Object> complaints(Map<String, @Nullable Object> fields) {
        Map<String, Object> complaints = Rule.complaints(RULES, fields);
        if (!fields.containsKey("image_name")) {
            complaints.put("image_name", List.of("Missing data for required field."));
        }
        return complaints;
    }
}
