/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures as far as the JDK can: JPEG and PNG. */
final class Pictures {

    private Pictures() {}

    /**
     * False if a file is empty, or is named JPEG or PNG and is neither. Of other formats, such as a camera's raw files,
     * only the service knows.
     */
    static boolean mayBePicture(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches(".*[.](jpe?g|png)") ? hasReader(file) : Files.size(file) > 0;
    }

    /**
     * The picture, at about this size or larger: a photo of 50 megapixels is never in heap as a whole.
     *
     * @return empty if the JDK cannot read it
     */
    static Optional<BufferedImage> read(Path file, int width, int height) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int step = Math.max(1, Math.min(reader.getWidth(0) / width, reader.getHeight(0) / height));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            // the JDK's readers throw either at broken files
            return Optional.empty();
        }
    }

    private static boolean hasReader(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            return ImageIO.getImageReaders(in).hasNext();
        }
    }
}
