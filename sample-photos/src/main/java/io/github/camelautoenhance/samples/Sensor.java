/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns the evenly lit drawing into what a camera records: pools of light, exposure, white balance, vignetting, clipped
 * highlights and noise. Works in linear light and in place, as a second 24 MB picture would double the heap needed.
 */
final class Sensor {

    private static final int STEP = 8;
    private static final int TONES = 4096;
    /** Linear light that the tone table covers; anything brighter is white. */
    private static final double BRIGHTEST = 2;

    private static final long NOISE_SEED = 20260101;

    private final float[] linear = new float[256];
    private final float[] tones = new float[TONES + 1];

    Sensor() {
        for (int i = 0; i < linear.length; i++) {
            double light = Math.pow(i / 255.0, 2.2);
            // windows and lamps are far brighter than a drawing can say: the top of the range is stretched, so that
            // an underexposed bracket still shows what is outside
            linear[i] = (float) (light * (1 + 1.6 * light * light * light));
        }
        for (int i = 0; i < tones.length; i++) {
            double light = BRIGHTEST * i / TONES;
            double rolledOff = light < 0.6 ? light : 0.6 + 0.42 * (1 - Math.exp((0.6 - light) / 0.42));
            tones[i] = (float) (255 * Math.pow(Math.min(1, rolledOff), 1 / 2.2));
        }
    }

    void expose(BufferedImage image, List<Scene.Light> lights, Shot shot) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        SplittableRandom random = new SplittableRandom(NOISE_SEED);
        double gain = Math.pow(2, shot.exposureBias());
        float[] gains = {
            (float) (gain * (1 + shot.warmth())),
            (float) (gain * (1 + shot.warmth() / 4)),
            (float) (gain * (1 - shot.warmth()))
        };
        float grain = (float) (shot.noise() / 128);
        float[] row = new float[(width / STEP + 2) * 3];
        for (int y = 0; y < height; y++) {
            illuminate(row, y, width, height, lights, gains);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int rgb = pixels[at];
                int cell = x / STEP * 3;
                float share = x % STEP / (float) STEP;
                int bits = random.nextInt();
                // the sum of two even distributions is near enough to a bell; a third of it is coloured
                float luma = ((bits & 0xff) + (bits >> 8 & 0xff) - 255) * grain;
                float red = tone(linear[rgb >> 16 & 0xff] * between(row, cell, share));
                float green = tone(linear[rgb >> 8 & 0xff] * between(row, cell + 1, share));
                float blue = tone(linear[rgb & 0xff] * between(row, cell + 2, share));
                float colour = ((bits >> 16 & 0xff) - 127.5f) * grain * 0.5f;
                pixels[at] = level(red + luma + colour) << 16 | level(green + luma) << 8 | level(blue + luma - colour);
            }
        }
    }

    /** The light that falls on every eighth pixel of a row; between them it is interpolated. */
    private static void illuminate(float[] row, int y, int width, int height, List<Scene.Light> lights, float[] gains) {
        double halfDiagonal = Math.hypot(width, height) / 2;
        for (int i = 0; i < row.length / 3; i++) {
            int x = i * STEP;
            double off = Math.hypot(x - width / 2.0, y - height / 2.0) / halfDiagonal;
            double vignette = 1 - 0.22 * off * off;
            double red = vignette;
            double green = vignette;
            double blue = vignette;
            for (Scene.Light light : lights) {
                double dx = (x - light.centre().getX()) / light.radius();
                double dy = (y - light.centre().getY()) / light.radius();
                double falloff = 1 / (1 + dx * dx + dy * dy);
                double amount = light.strength() * falloff * falloff;
                red += amount * light.colour().getRed() / 255;
                green += amount * light.colour().getGreen() / 255;
                blue += amount * light.colour().getBlue() / 255;
            }
            row[i * 3] = (float) red * gains[0];
            row[i * 3 + 1] = (float) green * gains[1];
            row[i * 3 + 2] = (float) blue * gains[2];
        }
    }

    private static float between(float[] row, int cell, float share) {
        return row[cell] + (row[cell + 3] - row[cell]) * share;
    }

    private float tone(float light) {
        return tones[(int) Math.min(TONES, light * (float) (TONES / BRIGHTEST))];
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }
}
