/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.http.PictureSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a picture that was downloaded: a small one in memory, a larger one in a private temporary file. The streams
 * that read it count their use; the last one that is released closes it. A stream that is not released needs no more
 * than to be unreachable: the JDK closes a file channel then, which also deletes the file.
 */
final class PictureBuffer implements PictureSink, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureBuffer.class);
    /** As Camel's own stream caches. */
    private static final int IN_MEMORY = 128 * 1024;

    private final @Nullable Path directory;
    private final long maxSize;
    private @Nullable ByteArrayOutputStream memory;
    private @Nullable SpoolFile file;
    private long length;
    private int streams;

    /**
     * @param directory where the file lies; null: the system's temporary directory
     * @param maxSize in bytes; more is refused
     */
    PictureBuffer(@Nullable Path directory, long maxSize) {
        this.directory = directory;
        this.maxSize = maxSize;
    }

    @Override
    public synchronized OutputStream begin() {
        close();
        memory = new ByteArrayOutputStream();
        length = 0;
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

    private synchronized void append(byte[] bytes, int offset, int count) throws IOException {
        if (length + count > maxSize) {
            throw new TooLargeException(maxSize);
        }
        if (memory != null && length + count > IN_MEMORY) {
            file = SpoolFile.empty(directory);
            file.append(memory.toByteArray(), 0, memory.size());
            memory = null;
        }
        if (memory != null) {
            memory.write(bytes, offset, count);
        } else if (file != null) {
            file.append(bytes, offset, count);
        } else {
            throw closed();
        }
        length += count;
    }

    /** Counts one more stream. */
    synchronized void retain() throws IOException {
        if (memory == null && file == null) {
            throw closed();
        }
        streams++;
    }

    /** The counterpart of {@link #retain()}. */
    synchronized void release() {
        streams--;
        if (streams == 0) {
            close();
        }
    }

    synchronized long length() {
        return length;
    }

    synchronized boolean isInMemory() {
        return length <= IN_MEMORY;
    }

    /** The picture from its first byte. */
    synchronized InputStream open() throws IOException {
        if (memory != null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        if (file != null) {
            return file.open();
        }
        throw closed();
    }

    @Override
    public synchronized void close() {
        IOHelper.close(file, "downloaded picture", LOG);
        file = null;
        memory = null;
    }

    private static IOException closed() {
        return new IOException("The downloaded picture was closed and cannot be read again");
    }
}
