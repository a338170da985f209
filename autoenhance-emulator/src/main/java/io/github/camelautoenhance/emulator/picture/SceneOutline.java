/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which parts of a picture are brighter and which are darker than its median: nearly the same for all exposures of one
 * scene, however bright they are, and different for different scenes (a median threshold bitmap, as used for aligning
 * HDR exposures).
 */
public final class SceneOutline {

    private static final int GRID = 24;
    private static final int SMALL = 240;
    /** Parts this near to the median, of 255, may be on either side of it by chance. */
    private static final float UNDECIDED = 4;

    private static final double MIN_DECIDED = 0.3;
    private static final double MAX_DIFFERENT = 0.15;

    /** For every part of the picture by how much it is above or below the median. */
    private final float[] differences;

    private SceneOutline(float[] differences) {
        this.differences = differences;
    }

    /** The outline of a photo; nothing if it cannot be decoded. */
    public static Optional<SceneOutline> of(Path photo) throws IOException {
        return Pictures.read(photo, SMALL).map(SceneOutline::of);
    }

    private static SceneOutline of(BufferedImage picture) {
        float[] sums = new float[GRID * GRID];
        int[] counts = new int[GRID * GRID];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int part = y * GRID / picture.getHeight() * GRID + x * GRID / picture.getWidth();
                int rgb = picture.getRGB(x, y);
                sums[part] += ((rgb >> 16 & 0xff) + 2 * (rgb >> 8 & 0xff) + (rgb & 0xff)) / 4f;
                counts[part]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        float[] sorted = sums.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2];
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= median;
        }
        return new SceneOutline(sums);
    }

    /** Whether both pictures seem to show the same scene. */
    public boolean resembles(SceneOutline other) {
        int decided = 0;
        int different = 0;
        for (int i = 0; i < differences.length; i++) {
            if (Math.abs(differences[i]) > UNDECIDED && Math.abs(other.differences[i]) > UNDECIDED) {
                decided++;
                different += differences[i] > 0 == other.differences[i] > 0 ? 0 : 1;
            }
        }
        return decided > MIN_DECIDED * differences.length && different < MAX_DIFFERENT * decided;
    }
}
