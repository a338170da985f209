/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Ordered;
import org.apache.camel.Route;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A downloaded picture as the body of a message: a stream that can be read again. Within a route every step closes its
 * body and Camel resets it for the next, so only the end of the exchange can release the picture, and only if nothing
 * may read it later: a caller, a calling route, or an aggregator to which the exchange gave a body that it had not
 * read. Where something may, the stream is released when the caller closes it, else when it becomes unreachable.
 */
public final class PictureStream extends InputStream implements StreamCache {

    private enum Reader {
        /** Steps of a route, each of which closes it. */
        ROUTE,
        /** The caller of a ProducerTemplate or an HTTP server, who closes it once. */
        CALLER,
        /** Released. */
        NONE
    }

    private final PictureBuffer buffer;
    private Reader reader = Reader.ROUTE;
    private @Nullable InputStream in;
    private long position;
    private boolean closed;
    private boolean read;

    /** Is held by the exchange until that ends. */
    PictureStream(PictureBuffer buffer, Exchange exchange) throws IOException {
        buffer.retain();
        this.buffer = buffer;
        End end = new End(this);
        // Of a part that a splitter or multicast aggregates, it is the whole that reads the picture.
        UnitOfWork whole = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        if (whole != null && whole.getRoute() != null) {
            whole.addSynchronization(end);
        } else {
            exchange.getExchangeExtension().addOnCompletion(end);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int count) throws IOException {
        int got = current().read(target, offset, count);
        if (got > 0) {
            position += got;
        } else if (got < 0) {
            read = true;
        }
        return got;
    }

    private InputStream current() throws IOException {
        if (in == null) {
            in = buffer.open();
        }
        return in;
    }

    @Override
    public synchronized int available() {
        return (int) Math.min(Integer.MAX_VALUE, length() - position);
    }

    @Override
    public synchronized void close() {
        closed = true;
        read = true;
        if (reader == Reader.CALLER) {
            release();
        }
    }

    /** Camel calls it before each step, so what was handed to a caller is in a route again. */
    @Override
    public synchronized void reset() {
        if (reader != Reader.NONE) {
            reader = Reader.ROUTE;
            closed = false;
            in = null;
            position = 0;
        }
    }

    @Override
    public synchronized void writeTo(OutputStream out) throws IOException {
        try (InputStream all = buffer.open()) {
            all.transferTo(out);
        }
        // Camel converts a stream cache to bytes by this, or by reading and closing it; the order of a hash map
        // decides.
        close();
    }

    @Override
    public StreamCache copy(Exchange exchange) throws IOException {
        return new PictureStream(buffer, exchange);
    }

    private synchronized void exchangeEnded(Exchange exchange) {
        UnitOfWork work = exchange.getUnitOfWork();
        // Of the route whose consumer made the exchange; a ProducerTemplate or an HTTP server has made its own unit of
        // work.
        Route route = work == null ? null : work.getRoute();
        if (reader != Reader.ROUTE) {
            return;
        }
        if (route == null) {
            reader = Reader.CALLER;
            if (closed) {
                release();
            }
        } else if (read && !route.isCreatedByKamelet() && !ExchangeHelper.isOutCapable(exchange)) {
            release();
        }
    }

    private void release() {
        reader = Reader.NONE;
        in = null;
        buffer.release();
    }

    @Override
    public boolean inMemory() {
        return buffer.isInMemory();
    }

    @Override
    public long length() {
        return buffer.length();
    }

    @Override
    public synchronized long position() {
        return position;
    }

    /** A body is printed by many. */
    @Override
    public String toString() {
        return "PictureStream[" + length() + " bytes]";
    }

    /** Keeps no stream alive that the exchange has dropped. */
    private static final class End extends SynchronizationAdapter {

        private final WeakReference<PictureStream> stream;

        End(PictureStream stream) {
            this.stream = new WeakReference<>(stream);
        }

        @Override
        public void onDone(Exchange exchange) {
            PictureStream known = stream.get();
            if (known != null) {
                known.exchangeEnded(exchange);
            }
        }

        /** After the steps of {@code onCompletion}, which read the body too and have the lowest order. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST + 1;
        }

        /** The exchange that hands over goes on, as after {@code to("seda:...")}, and still reads its stream. */
        @Override
        public boolean allowHandover() {
            return false;
        }
    }
}
