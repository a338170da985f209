/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges exposures of one scene into one picture: of every pixel, each exposure counts the more the nearer it is to the
 * middle of the scale, so dark corners come from the long exposure and windows from the short one. The exposures are
 * read one after the other and not aligned; memory is bounded by one picture and four numbers for each of its pixels.
 */
public final class ExposureFusion {

    private static final double SPREAD = 0.2;
    private static final float[] WELL_EXPOSED = wellExposed();

    private final int width;
    private final int height;
    private final float[] weights;
    private final float[][] sums;

    private ExposureFusion(BufferedImage first) {
        width = first.getWidth();
        height = first.getHeight();
        weights = new float[width * height];
        sums = new float[3][width * height];
    }

    /**
     * The merged picture, of the size of the first exposure but at most so long; nothing if no exposure can be decoded.
     *
     * @throws IOException if a file cannot be opened
     */
    public static Optional<BufferedImage> merge(List<Path> exposures, int maxSide) throws IOException {
        @Nullable ExposureFusion fusion = null;
        for (Path exposure : exposures) {
            Optional<BufferedImage> picture = Pictures.read(exposure, maxSide);
            if (picture.isPresent()) {
                fusion = fusion == null ? new ExposureFusion(picture.get()) : fusion;
                fusion.add(picture.get());
            }
        }
        return Optional.ofNullable(fusion).map(ExposureFusion::result);
    }

    /** An exposure of another size is stretched to that of the first one. */
    private void add(BufferedImage picture) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, (int) ((long) y * picture.getHeight() / height), row.length, 1, row, 0, row.length);
            for (int x = 0; x < width; x++) {
                add(y * width + x, row[(int) ((long) x * row.length / width)]);
            }
        }
    }

    private void add(int pixel, int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        float weight = WELL_EXPOSED[red] * WELL_EXPOSED[green] * WELL_EXPOSED[blue];
        weights[pixel] += weight;
        sums[0][pixel] += weight * red;
        sums[1][pixel] += weight * green;
        sums[2][pixel] += weight * blue;
    }

    private BufferedImage result() {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                result.setRGB(x, y, level(sums[0], pixel) << 16 | level(sums[1], pixel) << 8 | level(sums[2], pixel));
            }
        }
        return result;
    }

    private int level(float[] sum, int pixel) {
        return Math.min(255, Math.round(sum[pixel] / weights[pixel]));
    }

    /** A bell around the middle, never zero: a pixel that is white in all exposures stays white. */
    private static float[] wellExposed() {
        float[] weights = new float[256];
        for (int level = 0; level < 256; level++) {
            double distance = (level / 255.0 - 0.5) / SPREAD;
            weights[level] = (float) Math.exp(-distance * distance / 2);
        }
        return weights;
    }
}
