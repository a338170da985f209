/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.picture.ExposureFusion;
import io.github.camelautoenhance.emulator.picture.Pictures;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.ImageStore;
import io.github.camelautoenhance.emulator.util.Digests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the photo of an image from its brackets. */
final class BracketMerger {

    private static final float QUALITY = 0.95f;

    /**
     * A photo that belongs to no image yet.
     *
     * @param part its file, to be moved or deleted
     * @param name the name of the first bracket, which becomes the image's
     * @param bracketIds what it was made from
     * @param bytes its size
     * @param sha256 its digest in lower-case hex
     */
    record Merged(Path part, String name, Set<String> bracketIds, long bytes, String sha256) {}

    private final ImageStore store;

    BracketMerger(ImageStore store) {
        this.store = store;
    }

    /** A single bracket is taken as it is, and so is the first of brackets that cannot be decoded here. */
    Merged merge(List<BracketRecord> group) throws IOException {
        List<Path> files = group.stream()
                .map(record -> Objects.requireNonNull(record.bracket().file()))
                .toList();
        Path part = store.newPart();
        Optional<BufferedImage> picture =
                files.size() == 1 ? Optional.empty() : ExposureFusion.merge(files, Pictures.MAX_FULL_SIDE);
        if (picture.isPresent()) {
            Pictures.writeJpeg(picture.get(), part, QUALITY);
        } else {
            Files.copy(files.get(0), part, StandardCopyOption.REPLACE_EXISTING);
        }
        MessageDigest sha256 = Digests.sha256();
        try (OutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            Files.copy(part, digest);
        }
        return new Merged(
                part,
                group.get(0).bracket().name(),
                group.stream().map(BracketRecord::id).collect(Collectors.toUnmodifiableSet()),
                Files.size(part),
                Digests.hex(sha256.digest()));
    }
}
