/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a process come to a {@link KillPoint}, and tells when it is there. */
final class Trap implements AutoCloseable {

    private static final long SOME_BYTES = 100_000;

    private final AutoenhanceEmulator emulator;
    private final KillPoint point;
    private final Set<String> photos;
    private final Path gate;
    private final Path arriving;

    /** @param uploads the emulator's directory */
    Trap(AutoenhanceEmulator emulator, KillPoint point, Set<String> photos, Path folder, Path uploads)
            throws IOException {
        this.emulator = emulator;
        this.point = point;
        this.photos = photos;
        this.gate = folder.resolve(point == KillPoint.BETWEEN_CREATE_AND_PUT ? Gate.CLOSED_BEFORE_PUT : Gate.CLOSED);
        this.arriving = uploads.resolve("incoming");
        if (point != KillPoint.ANY_MOMENT) {
            Files.createFile(gate);
        }
    }

    boolean hasSnapped() throws IOException {
        return switch (point) {
            case BETWEEN_CREATE_AND_PUT -> records().count() >= Application.WINDOW;
            case WITHIN_PUT -> arriving() >= Application.WINDOW;
            case AFTER_PUT -> records().filter(image -> image.sha256() != null).count() >= Application.WINDOW;
            case ANY_MOMENT -> records().findAny().isPresent();
        };
    }

    /** How long the process may go on from there without leaving the point. */
    int margin() {
        return switch (point) {
            case BETWEEN_CREATE_AND_PUT, WITHIN_PUT, AFTER_PUT -> 50;
            case ANY_MOMENT -> 300;
        };
    }

    private Stream<EmulatedImage> records() {
        return emulator.images().stream().filter(image -> photos.contains(image.imageName()));
    }

    private int arriving() throws IOException {
        int photosBegun = 0;
        try (Stream<Path> parts = Files.list(arriving)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                if (Files.size(part) >= SOME_BYTES) {
                    photosBegun++;
                }
            }
        } catch (NoSuchFileException e) {
            // The folder comes with the first photo; a part goes when the emulator notices that its sender is dead.
        }
        return photosBegun;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(gate);
    }
}
