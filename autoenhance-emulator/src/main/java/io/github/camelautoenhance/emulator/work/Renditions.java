/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.picture.AutoTone;
import io.github.camelautoenhance.emulator.picture.Canvas;
import io.github.camelautoenhance.emulator.picture.Pictures;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.ImageStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pictures that clients have asked for, made one at a time so that memory is bounded, and kept. */
public final class Renditions {

    /** How the name of an original ends that is given away as it came. */
    static final String UNTOUCHED = "-untouched";

    private static final int PREVIEW_SIDE = 800;
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9-]+[A-Za-z0-9.-]*");

    private final ImageStore store;

    public Renditions(ImageStore store) {
        this.store = store;
    }

    /** Makes the rendition unless it is there, and gives the name of its file. */
    public synchronized String make(ImageRecord image, Rendition wanted) throws IOException {
        String name = wanted.fileName(image.run());
        Path file = directory(image.id()).resolve(name);
        if (!wanted.untouched() && !Files.exists(file)) {
            Path part = store.newPart();
            try {
                write(image, wanted, part);
                Files.createDirectories(directory(image.id()));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return name;
    }

    /** A file that was made before; nothing if it is not there, or not any more. */
    public Optional<Path> find(String imageId, String name) {
        Optional<ImageRecord> image = store.find(imageId);
        if (image.isEmpty() || !FILE_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (name.endsWith(UNTOUCHED)) {
            return Optional.ofNullable(image.get().image().file());
        }
        return Optional.of(directory(imageId).resolve(name)).filter(Files::exists);
    }

    private Path directory(String imageId) {
        return store.directory(imageId).resolve("renditions");
    }

    private static void write(ImageRecord image, Rendition wanted, Path file) throws IOException {
        Path original = Objects.requireNonNull(image.image().file());
        // for a preview twice the size is enough to make smooth edges
        int side = wanted.preview() ? 2 * PREVIEW_SIDE : Pictures.MAX_FULL_SIDE;
        BufferedImage picture = Pictures.read(original, side).orElseGet(Canvas::plain);
        if (wanted.enhanced() && image.wantsEnhancement()) {
            new AutoTone(picture).apply();
        }
        picture = sized(picture, wanted);
        if (wanted.watermark()) {
            Canvas.watermark(picture);
        }
        if (wanted.png()) {
            Pictures.writePng(picture, file);
        } else {
            Pictures.writeJpeg(picture, file, wanted.quality() / 100f);
        }
    }

    private static BufferedImage sized(BufferedImage picture, Rendition wanted) {
        double factor = Math.min(wanted.scale(), (double) wanted.maxWidth() / picture.getWidth());
        if (wanted.preview()) {
            factor = Math.min(factor, (double) PREVIEW_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        }
        return factor >= 1
                ? picture
                : Canvas.shrunk(picture, Math.max(1, (int) Math.round(picture.getWidth() * factor)), Math.max(1, (int)
                        Math.round(picture.getHeight() * factor)));
    }
}
