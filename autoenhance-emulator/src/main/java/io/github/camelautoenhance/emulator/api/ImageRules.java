/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import java.util.Map;
import java.util.regex.Pattern;

/** What the bodies of requests about images may hold. */
final class ImageRules {

    private static final Rule SKY = Rule.oneOf(
            "AS_SHOT", "CLEAR", "LOW_CLOUD", "LOW_CLOUD_LOW_SAT", "HIGH_CLOUD", "WHISPY_CLOUD", "DUSK_CLOUD");

    private static final Rule RESTAGE = Rule.object(Map.of(
            "sky", SKY.orNull(),
            "grass", Rule.oneOf("AS_SHOT", "GREEN").orNull(),
            "tvs", Rule.oneOf("AS_SHOT", "BLACK_OUT").orNull(),
            "fire_in_fireplaces", Rule.oneOf("AS_SHOT", "ALIGHT").orNull(),
            "photographer", Rule.oneOf("AS_SHOT", "REMOVE").orNull()));

    /** The body of a create or a process request. Unknown fields are tolerated, as the service does. */
    static final Map<String, Rule> IMAGE = Map.ofEntries(
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

    /** The body of a report about an image. */
    static final Map<String, Rule> REPORT = Map.of(
            "categories",
            Rule.listOf(Rule.oneOf(
                    "AUTO_PRIVACY",
                    "COLOUR",
                    "CONTRAST",
                    "DOWNLOAD",
                    "DYNAMIC_RANGE",
                    "EXPOSURE",
                    "HDR",
                    "IMAGE_QUALITY",
                    "ITEM_REMOVAL",
                    "LENS_CORRECTION",
                    "NO_COMPLAINTS",
                    "NOISE",
                    "OTHER",
                    "PERSPECTIVE_CORRECTION",
                    "PROCESSING",
                    "SHARPNESS",
                    "SKY_REPLACEMENT",
                    "WHITE_BALANCE",
                    "WINDOW_PULL",
                    "PRIVACY")),
            "comment",
            Rule.string(),
            "score",
            Rule.integer(0, 5),
            "source",
            Rule.oneOf("WEBAPP", "API"));

    private ImageRules() {}
}
