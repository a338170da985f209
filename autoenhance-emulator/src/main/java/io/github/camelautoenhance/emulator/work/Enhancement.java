/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.picture.AutoTone;
import io.github.camelautoenhance.emulator.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the previews of a photo before and after: JPEG files of at most 1600 x 1600 pixels, upright.
 *
 * <pre>{@code
 * if (Enhancement.enhance(upload, true, folder.resolve("before.jpg"), folder.resolve("after.jpg"))) {
 *     image.previewIsReady();
 * }
 * }</pre>
 */
final class Enhancement {

    static final int MAX_PREVIEW_SIDE = 1600;

    private static final float QUALITY = 0.88f;

    private Enhancement() {}

    /**
     * @param enhance false to leave the picture as it is, as the setting of this name asks for
     * @param beforeJpeg where the preview of the photo as it was goes; an existing file is replaced
     * @param afterJpeg where the enhanced preview goes; an existing file is replaced
     * @return false, with nothing written, if this is not a photo that can be decoded: another format, damaged, cut
     *     off, or with absurd dimensions
     * @throws IOException if the photo cannot be opened or a preview cannot be written
     */
    static boolean enhance(Path original, boolean enhance, Path beforeJpeg, Path afterJpeg) throws IOException {
        Optional<BufferedImage> decoded = Pictures.read(original, MAX_PREVIEW_SIDE);
        if (decoded.isEmpty()) {
            return false;
        }
        BufferedImage picture = decoded.get();
        Path before = partOf(beforeJpeg);
        Path after = partOf(afterJpeg);
        try {
            Pictures.writeJpeg(picture, before, QUALITY);
            if (enhance) {
                new AutoTone(picture).apply();
            }
            Pictures.writeJpeg(picture, after, QUALITY);
            Files.move(before, beforeJpeg, StandardCopyOption.REPLACE_EXISTING);
            Files.move(after, afterJpeg, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(before);
            Files.deleteIfExists(after);
        }
        return true;
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }
}
