/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.work.Rendition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the parameters of a download which picture the client wants. */
final class RenditionQuery {

    private static final int BEST_QUALITY = 90;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "webp", "avif", "jxl");

    private RenditionQuery() {}

    /**
     * Reads the parameters of {@code /enhanced}.
     *
     * @param devMode whether the client does not want to pay: such a picture is watermarked
     * @throws Refusal with status 422 if a parameter is wrong
     */
    static Rendition enhanced(Query query, boolean devMode) {
        boolean preview = query.bool("preview", true);
        // what is free cannot be had without a watermark, whatever the client says
        boolean watermark = query.bool("watermark", false) || preview || devMode;
        return of(query, true, false, preview, watermark);
    }

    /**
     * Reads the parameters of {@code /original}, which never costs anything.
     *
     * @throws Refusal with status 422 if a parameter is wrong
     */
    static Rendition original(Query query) {
        boolean preview = query.bool("preview", false);
        boolean watermark = query.bool("watermark", false);
        boolean untouched = !preview && !watermark && !query.hasAny("format", "quality", "max_width", "scale");
        return of(query, false, untouched, preview, watermark);
    }

    private static Rendition of(Query query, boolean enhanced, boolean untouched, boolean preview, boolean watermark) {
        @Nullable Integer quality = query.integer("quality", 1, BEST_QUALITY);
        @Nullable Integer maxWidth = query.integer("max_width", 1, Integer.MAX_VALUE);
        @Nullable Double scale = query.fraction("scale");
        String format = query.oneOf("format", FORMATS, "jpeg");
        // read for its complaint only: what a fine-tuning or a disclosure would look like is not known
        query.checkBool("finetune");
        query.checkBool("visible_disclosure");
        query.refuseIfInvalid();
        if (!format.equals("png") && !format.equals("jpeg")) {
            query.complain("format", "The emulator writes jpeg and png only.");
            query.refuseIfInvalid();
        }
        return new Rendition(
                enhanced,
                untouched,
                preview,
                watermark,
                format.equals("png"),
                quality == null ? BEST_QUALITY : quality,
                maxWidth == null ? Integer.MAX_VALUE : maxWidth,
                scale == null ? 1 : scale);
    }
}
