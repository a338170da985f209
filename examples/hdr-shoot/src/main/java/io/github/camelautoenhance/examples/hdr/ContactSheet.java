/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Draws before and after of a shoot: a row for each enhanced picture, its first bracket on the left. A picture that the
 * JDK cannot read, such as a camera's raw file, stays grey. No text, so that no fonts are needed.
 *
 * <pre>{@code
 * ContactSheet.write(List.of(new Results.Pair(bracket, enhanced)), Path.of("contact-sheet.jpg"));
 * }</pre>
 */
final class ContactSheet {

    static final int WIDTH = 600;
    static final int HEIGHT = 400;
    static final int GAP = 12;

    private ContactSheet() {}

    /**
     * Writes the sheet as JPEG.
     *
     * @param pairs at least one
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    static void write(List<Results.Pair> pairs, Path file) throws IOException {
        BufferedImage sheet =
                new BufferedImage(2 * WIDTH + 3 * GAP, pairs.size() * (HEIGHT + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = GAP;
        for (Results.Pair pair : pairs) {
            draw(graphics, pair.before(), GAP, y);
            draw(graphics, pair.after(), 2 * GAP + WIDTH, y);
            y += HEIGHT + GAP;
        }
        graphics.dispose();
        Path part = file.resolveSibling("." + file.getFileName());
        if (!ImageIO.write(sheet, "jpeg", part.toFile())) {
            throw new IOException("This Java cannot write JPEG");
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void draw(Graphics2D graphics, @Nullable Path picture, int x, int y) {
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(x, y, WIDTH, HEIGHT);
        if (picture != null) {
            Pictures.read(picture, WIDTH, HEIGHT).ifPresent(image -> fit(graphics, image, x, y));
        }
    }

    private static void fit(Graphics2D graphics, BufferedImage image, int x, int y) {
        double scale = Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        graphics.drawImage(image, x + (WIDTH - width) / 2, y + (HEIGHT - height) / 2, width, height, null);
    }
}
