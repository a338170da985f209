/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.nio.file.Path;

/**
 * One exposure of a shoot.
 *
 * <pre>{@code
 * new Photo(Path.of("shoots/villa-42/IMG_0001.jpg"), "villa-42-IMG_0001.jpg", sha256);
 * }</pre>
 *
 * @param file where it is
 * @param bracketName its name at the service
 * @param sha256 the digest of its bytes in lower-case hex; it goes into the bracket's metadata
 */
public record Photo(Path file, String bracketName, String sha256) {

    /** The name without folders. */
    public String fileName() {
        return file.getFileName().toString();
    }
}
