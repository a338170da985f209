/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import java.util.List;
import java.util.Set;

/** Where photos wait until they are acknowledged; it outlives the process that takes them. */
interface Source extends AutoCloseable {

    /** What the application must be told to find it. */
    List<String> arguments();

    void put(String name, byte[] photo) throws Exception;

    /** Whether it has noticed that a process which took photos is no more. */
    boolean isReleased();

    /** Whether all photos were acknowledged, and nothing lies about beside them. */
    boolean isEmpty() throws Exception;

    /** The names of the photos that were not acknowledged, once it {@link #isReleased}. */
    Set<String> unacknowledged() throws Exception;

    @Override
    void close();
}
