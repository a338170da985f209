/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file name of a downloaded picture: that of the photo, with the extension of what it has become. */
final class PictureName {

    /** The extensions of a media type, the usual one first. */
    private static final Map<String, List<String>> EXTENSIONS = Map.of(
            "image/jpeg", List.of(".jpg", ".jpeg", ".jpe"),
            "image/png", List.of(".png"),
            "image/webp", List.of(".webp"),
            "image/avif", List.of(".avif"),
            "image/jxl", List.of(".jxl"),
            "image/tiff", List.of(".tif", ".tiff"));

    /** On Windows they name a drive or a stream of a file, or are refused. */
    private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[:*?\"<>|]");

    private static final int MAX_EXTENSION = 6;

    private PictureName() {}

    /** @param name as the service or the sender of the photo calls it; it may be a path, and stays none */
    static String of(@Nullable String name, String imageId, @Nullable String contentType) {
        String clean = PhotoName.clean(name);
        if (clean == null) {
            clean = imageId;
        }
        clean = NOT_IN_FILE_NAMES.matcher(clean).replaceAll("_");
        List<String> extensions = contentType == null
                ? null
                : EXTENSIONS.get(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        String lower = clean.toLowerCase(Locale.ROOT);
        if (extensions == null || extensions.stream().anyMatch(lower::endsWith)) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        boolean hasExtension = dot > 0 && clean.length() - dot <= MAX_EXTENSION;
        return (hasExtension ? clean.substring(0, dot) : clean) + extensions.get(0);
    }
}
