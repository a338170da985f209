/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The photos of a folder, as they were when the run began. Folders inside it, hidden files and files that are no photos
 * by their names are left out, as the route leaves them out.
 *
 * <pre>{@code
 * PhotoFolder folder = PhotoFolder.of(Path.of("/some/folder"));
 * }</pre>
 *
 * @param path the folder, absolute
 * @param photos the files in it, at least one, by name
 */
record PhotoFolder(Path path, List<Path> photos) {

    /** What the name of a photo looks like; the file component does not care about upper and lower case either. */
    static final String NAMES = ".*[.](jpg|jpeg|png|webp|avif|heic|heif|tif|tiff|dng|cr2|cr3|nef|nrw|arw|srf|sr2|raf)";

    private static final Pattern PHOTO = Pattern.compile("[^.]" + NAMES, Pattern.CASE_INSENSITIVE);

    /** An endpoint's URI has no way to write these in its path: options, a property, an expression, an escape. */
    private static final Pattern NOT_IN_URI = Pattern.compile("[?]|[{][{]|[$][{]|%\\p{XDigit}{2}");

    /**
     * Looks for the photos of a folder.
     *
     * @throws WrongUseException if the folder is missing, has no photos or a name that no endpoint can have
     */
    static PhotoFolder of(Path folder) throws WrongUseException, IOException {
        Path path = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw new WrongUseException("There is no folder " + path + ". Nothing was sent.");
        }
        if (NOT_IN_URI.matcher(path.toString()).find()) {
            throw new WrongUseException("Camel cannot read from " + path
                    + ": the path must not hold \"?\", \"{{\", \"${\" or an escape such as \"%20\". Nothing was sent.");
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> photos = files.filter(PhotoFolder::isPhoto).sorted().toList();
            if (photos.isEmpty()) {
                throw new WrongUseException("There are no photos in " + path + ". Nothing was sent.");
            }
            return new PhotoFolder(path, photos);
        }
    }

    /** Draws sample rooms into a folder of its own, which goes away with the process. */
    static PhotoFolder samples() throws WrongUseException, IOException {
        Path folder = Files.createTempDirectory("quickstart-photos");
        folder.toFile().deleteOnExit();
        SamplePhotos.writeTo(folder).forEach(photo -> photo.toFile().deleteOnExit());
        return of(folder);
    }

    /** The names of the photos. */
    List<String> names() {
        return photos.stream().map(photo -> photo.getFileName().toString()).toList();
    }

    /** The photo of this name. */
    Path photo(String name) {
        return path.resolve(name);
    }

    private static boolean isPhoto(Path file) {
        return PHOTO.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }
}
