/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.PictureSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a picture that was downloaded: a small one in memory, a larger one in a private temporary file. It lives as
 * long as one of the exchanges that hold it.
 */
final class PictureBuffer implements PictureSink, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureBuffer.class);
    /** As Camel's own stream caches. */
    private static final int IN_MEMORY = 128 * 1024;

    private final @Nullable Path directory;
    private final long maxSize;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable SpoolFile file;
    private int holders;

    /**
     * @param directory where the file lies; null: the system's temporary directory
     * @param maxSize in bytes; more is refused
     */
    PictureBuffer(@Nullable Path directory, long maxSize) {
        this.directory = directory;
        this.maxSize = maxSize;
    }

    @Override
    public OutputStream begin() throws IOException {
        close();
        memory = new ByteArrayOutputStream();
        file = null;
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                append(bytes, offset, count);
            }
        };
    }

    private void append(byte[] bytes, int offset, int count) throws IOException {
        if (length() + count > maxSize) {
            throw new TooLargeException(maxSize);
        }
        if (file == null && memory.size() + count > IN_MEMORY) {
            file = SpoolFile.empty(directory);
            file.append(memory.toByteArray(), 0, memory.size());
            memory = new ByteArrayOutputStream();
        }
        if (file == null) {
            memory.write(bytes, offset, count);
        } else {
            file.append(bytes, offset, count);
        }
    }

    /** Keeps it until this exchange is done, too. */
    synchronized void hold(Exchange exchange) {
        holders++;
        if (outlives(exchange)) {
            // The file, which has no name, goes with the last reference to it.
            return;
        }
        Synchronization end = new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                release();
            }
        };
        // Of a part that a splitter or multicast aggregates, it is the whole that reads the picture.
        UnitOfWork whole = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        if (whole != null && whole.getRoute() != null) {
            whole.addSynchronization(end);
        } else {
            exchange.getExchangeExtension().addOnCompletion(end);
        }
    }

    /**
     * Whether the body is read after the end of the exchange: by the caller of a ProducerTemplate, and by the route
     * that calls a kamelet, which has an exchange of its own.
     */
    private static boolean outlives(Exchange exchange) {
        String routeId = exchange.getFromRouteId();
        Route route = routeId == null ? null : exchange.getContext().getRoute(routeId);
        return route == null || route.isCreatedByKamelet();
    }

    private synchronized void release() {
        holders--;
        if (holders == 0) {
            close();
        }
    }

    long length() {
        return file == null ? memory.size() : file.length();
    }

    boolean isInMemory() {
        return file == null;
    }

    InputStream open() {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : file.open();
    }

    @Override
    public void close() {
        IOHelper.close(file, "downloaded picture", LOG);
    }
}
