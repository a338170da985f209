/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import java.nio.charset.StandardCharsets;

/** Tells the usual picture formats by their first bytes. */
final class ImageFormat {

    private ImageFormat() {}

    /** The extension with its dot, or nothing for a format that is not known. */
    static String extension(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return ".jpg";
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return ".png";
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return ".webp";
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return ".tif";
        }
        if (text.startsWith("ftypavif", 4)) {
            return ".avif";
        }
        if (text.startsWith("ftyphei", 4) || text.startsWith("ftypmif1", 4)) {
            return ".heic";
        }
        return "";
    }
}
