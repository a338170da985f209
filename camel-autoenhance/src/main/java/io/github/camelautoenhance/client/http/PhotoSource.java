/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one photo, of a length that is known before the first of them is sent. */
public interface PhotoSource {

    /** Size in bytes, always more than zero. */
    long length();

    /** Whether {@link #open()} may be called more than once. */
    boolean isRepeatable();

    /** Whether {@link #open()} gives the photo now: false for a stream that was read already. */
    default boolean isReadable() {
        return isRepeatable();
    }

    /** The photo from its first byte. The caller closes the stream. */
    InputStream open() throws IOException;

    /**
     * Looks once more before the last bytes are sent.
     *
     * @throws IOException if the photo is not what it was when its length was taken
     */
    default void verifyUnchanged() throws IOException {}
}
