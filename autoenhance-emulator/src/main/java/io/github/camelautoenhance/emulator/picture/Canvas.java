/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.image.BufferedImage;

/** Changes to pictures, without Graphics2D, which fails where a DISPLAY is set that does not answer. */
public final class Canvas {

    private static final int STRIPE = 24;
    private static final int STRIPES_APART = 5 * STRIPE;
    private static final int GREY = 0x9a9a9a;

    private Canvas() {}

    /** The picture made smaller, every pixel being the mean of those that it stands for. */
    public static BufferedImage shrunk(BufferedImage picture, int width, int height) {
        if (width == picture.getWidth() && height == picture.getHeight()) {
            return picture;
        }
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * picture.getHeight() / height);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * picture.getHeight() / height));
            int[] rows = new int[picture.getWidth() * (bottom - top)];
            picture.getRGB(0, top, picture.getWidth(), bottom - top, rows, 0, picture.getWidth());
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * picture.getWidth() / width);
                int right = Math.max(left + 1, (int) ((x + 1L) * picture.getWidth() / width));
                result.setRGB(x, y, mean(rows, picture.getWidth(), left, right));
            }
        }
        return result;
    }

    private static int mean(int[] rows, int rowLength, int left, int right) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int row = 0; row < rows.length; row += rowLength) {
            for (int x = left; x < right; x++) {
                int rgb = rows[row + x];
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
                count++;
            }
        }
        return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    /** Lays pale diagonal stripes over the picture. */
    public static void watermark(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((x + y) % STRIPES_APART < STRIPE) {
                    int rgb = picture.getRGB(x, y);
                    // half way to white
                    picture.setRGB(x, y, (rgb >> 1 & 0x7f7f7f) + 0x808080);
                }
            }
        }
    }

    /** What stands for a photo that cannot be decoded here. */
    public static BufferedImage plain() {
        BufferedImage picture = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, GREY);
            }
        }
        return picture;
    }
}
