/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shoot: a folder with the brackets of one property, which is one order at the service.
 *
 * <pre>{@code
 * Shoot shoot = shoots.open("shoots/villa-42/done.txt");
 * shoot.photos().forEach(photo -> upload(photo.file(), shoot.orderId()));
 * }</pre>
 *
 * @param folder the folder
 * @param orderId the order's id
 * @param photos the brackets by name
 * @param results what became of each file in this attempt
 */
public record Shoot(Path folder, String orderId, List<Photo> photos, Results results) {

    /** The folder's name, which is the property's and becomes the order's. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** The photo of a bracket, or the first one of an image, which the service gives the name of its first bracket. */
    Optional<Photo> photo(@Nullable String nameAtService) {
        return photos.stream()
                .filter(photo -> photo.bracketName().equals(nameAtService))
                .findFirst();
    }
}
