/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The connections that the server has accepted. Jetty leaves one open that it accepts while it stops: no selector
 * serves it any more, and its client would wait for a response for ever.
 */
final class Connections {

    private final Set<Closeable> open = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean closed;

    /** Notes a connection; closes it if the server has been closed. */
    synchronized void accepted(Closeable connection) {
        if (closed) {
            close(connection);
        } else {
            open.add(connection);
        }
    }

    /** Closes all connections, and from now on each one that is accepted. */
    synchronized void close() {
        closed = true;
        List.copyOf(open).forEach(Connections::close);
        open.clear();
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
