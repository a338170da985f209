/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

/**
 * A file that does not begin as a photo does. Nothing was sent to the service.
 *
 * <pre>{@code
 * throw new NotAPhotoException("notes.txt");
 * }</pre>
 */
public final class NotAPhotoException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotAPhotoException(String name) {
        super("\"" + name + "\" is not a photo: send " + PhotoFormat.NAMES + ".");
    }
}
