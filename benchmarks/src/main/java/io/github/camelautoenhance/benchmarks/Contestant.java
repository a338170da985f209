/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.IOException;

/** A way to upload photos: create the image, then PUT the file to the address that came back. */
interface Contestant extends AutoCloseable {

    String name();

    /**
     * Uploads one photo again and again, as many at once as its {@link Target} says, and returns when the last of them
     * is done.
     *
     * @param end the {@link System#nanoTime()} after which none is begun
     * @return how many were uploaded
     */
    long uploadUntil(long end, Photo photo) throws Exception;

    @Override
    void close() throws IOException;
}
