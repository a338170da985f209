/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Enhances an interior photo in place: white balance, levels, brightness, lifted shadows and tamed highlights, local
 * contrast, a little sharpness and colour.
 */
public final class AutoTone {

    private static final int NEUTRAL_CHROMA = 60;
    private static final double WHITE_BALANCE = 0.65;
    private static final double BLACK_SHARE = 0.004;
    private static final double WHITE_SHARE = 0.985;
    private static final double TARGET_MEDIAN = 0.6;
    private static final float SHADOW_LIFT = 0.28f;
    private static final float HIGHLIGHT_CUT = 0.3f;
    private static final float LOCAL_CONTRAST = 0.22f;
    private static final float SHARPNESS = 0.3f;
    private static final float SATURATION = 1.18f;
    private static final int CURVES = 64;

    private final int width;
    private final int height;
    private final int[] pixels;

    public AutoTone(BufferedImage picture) {
        if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
            throw new IllegalArgumentException("needs a picture of TYPE_INT_RGB, got type " + picture.getType());
        }
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    public void apply() {
        balanceWhite();
        stretchLevels();
        float[] luminance = luminance();
        float[] surroundings = blurred(luminance, Math.max(2, Math.max(width, height) / 40));
        float[] neighbours = blurred(luminance, 1);
        float[][] curves = curves(gammaFor(percentile(histogram(), 0.5) / 255.0));
        for (int i = 0; i < pixels.length; i++) {
            float light = luminance[i];
            float[] curve = curves[Math.min(CURVES - 1, (int) (surroundings[i] * CURVES))];
            float toned = curve[Math.round(light * 255)]
                    + LOCAL_CONTRAST * (light - surroundings[i])
                    + SHARPNESS * (light - neighbours[i]);
            float goal = 255 * Math.max(0, Math.min(1, toned));
            float ratio = goal / Math.max(1, 255 * light);
            // what was lifted far would glow in colours that nobody saw in the dark
            float saturation = SATURATION / (float) Math.sqrt(Math.max(1, ratio));
            pixels[i] = rgb(
                    goal + ((pixels[i] >> 16 & 0xff) * ratio - goal) * saturation,
                    goal + ((pixels[i] >> 8 & 0xff) * ratio - goal) * saturation,
                    goal + ((pixels[i] & 0xff) * ratio - goal) * saturation);
        }
    }

    /** Grey world, moderated: what is nearly grey should on average be grey. */
    private void balanceWhite() {
        long[] sums = new long[3];
        for (int rgb : pixels) {
            int red = rgb >> 16 & 0xff;
            int green = rgb >> 8 & 0xff;
            int blue = rgb & 0xff;
            int brightest = Math.max(red, Math.max(green, blue));
            int chroma = brightest - Math.min(red, Math.min(green, blue));
            if (brightest > 12 && brightest < 250 && chroma < NEUTRAL_CHROMA) {
                sums[0] += red;
                sums[1] += green;
                sums[2] += blue;
            }
        }
        double grey = (sums[0] + sums[1] + sums[2]) / 3.0;
        float[] gains = new float[3];
        for (int i = 0; i < 3; i++) {
            double gain = sums[i] == 0 ? 1 : Math.pow(grey / sums[i], WHITE_BALANCE);
            gains[i] = (float) Math.max(0.8, Math.min(1.3, gain));
        }
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            pixels[i] = rgb((rgb >> 16 & 0xff) * gains[0], (rgb >> 8 & 0xff) * gains[1], (rgb & 0xff) * gains[2]);
        }
    }

    /** Limited on either side: a picture of a white wall must stay one. */
    private void stretchLevels() {
        int[] histogram = histogram();
        int black = Math.min(36, percentile(histogram, BLACK_SHARE));
        int white = Math.max(140, percentile(histogram, WHITE_SHARE));
        float scale = 252f / (white - black);
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            pixels[i] = rgb(
                    ((rgb >> 16 & 0xff) - black) * scale,
                    ((rgb >> 8 & 0xff) - black) * scale,
                    ((rgb & 0xff) - black) * scale);
        }
    }

    private static double gammaFor(double median) {
        double gamma = Math.log(TARGET_MEDIAN) / Math.log(Math.max(0.02, Math.min(0.98, median)));
        return Math.max(0.5, Math.min(1.25, gamma));
    }

    /** One tone curve for every brightness of the surroundings: dark corners get more light, windows less. */
    private static float[][] curves(double gamma) {
        float[][] curves = new float[CURVES][256];
        for (int i = 0; i < CURVES; i++) {
            float around = (i + 0.5f) / CURVES;
            float factor =
                    around < 0.5f ? 1 - SHADOW_LIFT * (1 - around / 0.5f) : 1 + HIGHLIGHT_CUT * (around - 0.5f) / 0.5f;
            for (int level = 0; level < 256; level++) {
                curves[i][level] = (float) Math.pow(level / 255.0, gamma * factor);
            }
        }
        return curves;
    }

    private float[] luminance() {
        float[] luminance = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            luminance[i] = luminance(pixels[i]) / 255;
        }
        return luminance;
    }

    private int[] histogram() {
        int[] histogram = new int[256];
        for (int rgb : pixels) {
            histogram[Math.round(luminance(rgb))]++;
        }
        return histogram;
    }

    private int percentile(int[] histogram, double share) {
        long wanted = Math.round(pixels.length * share);
        long seen = 0;
        int level = 0;
        while (level < 255 && seen + histogram[level] < wanted) {
            seen += histogram[level++];
        }
        return level;
    }

    /** Box blur, twice in each direction: near enough to a bell. */
    private float[] blurred(float[] source, int radius) {
        float[] result = source.clone();
        float[] line = new float[Math.max(width, height)];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                blurLine(result, y * width, 1, width, radius, line);
            }
            for (int x = 0; x < width; x++) {
                blurLine(result, x, width, height, radius, line);
            }
        }
        return result;
    }

    private static void blurLine(float[] values, int start, int step, int count, int radius, float[] line) {
        for (int i = 0; i < count; i++) {
            line[i] = values[start + i * step];
        }
        // in double: the running sum is added to and taken from thousands of times
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += line[Math.max(0, Math.min(count - 1, i))];
        }
        for (int i = 0; i < count; i++) {
            values[start + i * step] = (float) (sum / (2 * radius + 1));
            sum += line[Math.min(count - 1, i + radius + 1)] - line[Math.max(0, i - radius)];
        }
    }

    private static float luminance(int rgb) {
        return 0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff);
    }

    private static int rgb(float red, float green, float blue) {
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }
}
