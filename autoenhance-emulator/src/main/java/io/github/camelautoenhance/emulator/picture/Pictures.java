/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Reads and writes pictures with the JDK. A photo is read line by line and thinned out while reading, so memory stays
 * small whatever its size.
 *
 * <p>JPEG and PNG only: TIFF (and the camera formats built on it) may hold the whole picture as one block, which the
 * JDK reads at once.
 */
public final class Pictures {

    /** The longest side of what is made of a photo at full size: enough to look at, and 36 MB as pixels. */
    public static final int MAX_FULL_SIDE = 3000;

    /** Above the largest cameras (14204 x 10652); anything larger is not a photo. */
    private static final long MAX_PIXELS = 160_000_000;

    /** The decoder must hold all of a progressive picture, 2 to 6 bytes a pixel. */
    private static final long MAX_PROGRESSIVE_PIXELS = 40_000_000;

    /** A PNG is decoded a row at a time, but a row may be 2 GB. */
    private static final int MAX_SIDE = 32_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    private Pictures() {}

    /**
     * Reads a photo, upright and as {@code TYPE_INT_RGB}.
     *
     * @param maxSide the longest side wanted, in pixels
     * @return nothing if this is not a photo that can be decoded: another format, damaged, cut off, or with absurd
     *     dimensions
     * @throws IOException if the file cannot be opened
     */
    public static Optional<BufferedImage> read(Path photo, int maxSide) throws IOException {
        try (FileImageInputStream stream = new FileImageInputStream(photo.toFile())) {
            try {
                return decode(stream, maxSide);
            } catch (IOException | RuntimeException badPicture) {
                // the JDK's readers answer damaged data with either
                return Optional.empty();
            }
        }
    }

    private static Optional<BufferedImage> decode(FileImageInputStream stream, int maxSide) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                if (FORMATS.contains(format)) {
                    JpegHeader header = format.equals("jpeg") ? JpegHeader.read(stream) : JpegHeader.NONE;
                    stream.seek(0);
                    reader.setInput(stream, true, true);
                    return decode(reader, header, maxSide);
                }
            } finally {
                reader.dispose();
            }
        }
        return Optional.empty();
    }

    private static Optional<BufferedImage> decode(ImageReader reader, JpegHeader header, int maxSide)
            throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > (header.progressive() ? MAX_PROGRESSIVE_PIXELS : MAX_PIXELS)
                || Math.max(width, height) > MAX_SIDE) {
            return Optional.empty();
        }
        AtomicBoolean damaged = new AtomicBoolean();
        // libjpeg fills up what is missing with grey and only warns; stray bytes between segments do no harm
        reader.addIIOReadWarningListener(
                (source, warning) -> damaged.compareAndSet(false, !warning.contains("extraneous bytes")));
        ImageReadParam param = reader.getDefaultReadParam();
        int step = -Math.floorDiv(-Math.max(width, height), maxSide);
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = reader.read(0, param);
        return damaged.get() ? Optional.empty() : Optional.of(upright(picture, header));
    }

    /** Without Graphics2D, which fails where a DISPLAY is set that does not answer. */
    private static BufferedImage upright(BufferedImage picture, JpegHeader header) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform turn = header.toUpright(width, height);
        BufferedImage result = header.sideways()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        double[] place = new double[2];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                // the middle of a pixel stays one when turned
                place[0] = x + 0.5;
                place[1] = y + 0.5;
                turn.transform(place, 0, place, 0, 1);
                result.setRGB((int) place[0], (int) place[1], onWhite(row[x]));
            }
        }
        return result;
    }

    /** What shows through a transparent PNG is white. */
    private static int onWhite(int argb) {
        int opacity = argb >>> 24;
        if (opacity == 255) {
            return argb;
        }
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int level = ((argb >> shift & 0xff) * opacity + 255 * (255 - opacity)) / 255;
            result |= level << shift;
        }
        return result;
    }

    /** Writes a JPEG into a new or empty file; the quality is between 0 and 1. */
    public static void writeJpeg(BufferedImage picture, Path file, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        write(picture, writer, param, file);
    }

    /** Writes a PNG into a new or empty file. */
    public static void writePng(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        write(picture, writer, writer.getDefaultWriteParam(), file);
    }

    private static void write(BufferedImage picture, ImageWriter writer, ImageWriteParam param, Path file)
            throws IOException {
        try (FileImageOutputStream stream = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
