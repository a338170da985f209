/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

/**
 * How a client wants a picture of an image.
 *
 * @param enhanced after the enhancement, or before it
 * @param untouched the original file byte for byte; the rest says nothing then
 * @param preview small
 * @param watermark with stripes across it
 * @param png as PNG instead of JPEG
 * @param quality of a JPEG, 1 to 90
 * @param maxWidth of the picture, in pixels
 * @param scale of the picture, 0 to 1
 */
public record Rendition(
        boolean enhanced,
        boolean untouched,
        boolean preview,
        boolean watermark,
        boolean png,
        int quality,
        int maxWidth,
        double scale) {

    /** A file name that is the same only for the same rendition of the same run. */
    String fileName(String run) {
        if (untouched) {
            return run + Renditions.UNTOUCHED;
        }
        return run + (enhanced ? "-enhanced" : "-original") + (preview ? "-preview" : "")
                + (watermark ? "-watermark" : "") + "-" + quality + "-" + maxWidth + "-" + scale
                + (png ? ".png" : ".jpg");
    }
}
