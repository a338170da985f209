/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.http.PhotoSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.camel.StreamCache;

/** The kinds of photo that are read where they are, without a copy. */
final class PhotoSources {

    private PhotoSources() {}

    /** A file, which must not change between the look at its size and the last byte sent. */
    record OfFile(Path file, long length, FileTime modified) implements PhotoSource {

        static OfFile of(Path file) throws IOException {
            return of(file, Files.readAttributes(file, BasicFileAttributes.class));
        }

        static OfFile of(Path file, BasicFileAttributes attributes) {
            return new OfFile(file, attributes.size(), attributes.lastModifiedTime());
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream open() throws IOException {
            verifyUnchanged();
            return Files.newInputStream(file);
        }

        @Override
        public void verifyUnchanged() throws IOException {
            if (!of(file).equals(this)) {
                throw new IOException("the file " + file.getFileName() + " has changed since it was looked at");
            }
        }
    }

    /** What remains in a buffer; the caller's position stays where it is. */
    record OfBuffer(ByteBuffer buffer) implements PhotoSource {
        @Override
        public long length() {
            return buffer.remaining();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream open() {
            ByteBuffer view = buffer.duplicate();
            return new InputStream() {
                @Override
                public int read() {
                    return view.hasRemaining() ? view.get() & 0xff : -1;
                }

                @Override
                public int read(byte[] target, int offset, int count) {
                    if (!view.hasRemaining()) {
                        return -1;
                    }
                    int read = Math.min(count, view.remaining());
                    view.get(target, offset, read);
                    return read;
                }
            };
        }
    }

    /** Camel's cached stream, in memory or on disk; rewound for each reading and left open for the route. */
    record OfCache(StreamCache cache, InputStream stream) implements PhotoSource {
        @Override
        public long length() {
            return cache.length();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream open() {
            cache.reset();
            return new FilterInputStream(stream) {
                @Override
                public int read(byte[] target, int offset, int count) throws IOException {
                    return in.read(target, offset, count);
                }

                @Override
                public void close() {
                    cache.reset();
                }
            };
        }
    }

    /** A stream that is sent as it comes; a second reading is not possible. */
    static final class OfStream implements PhotoSource {

        private final InputStream stream;
        private final long length;
        private volatile boolean opened;

        OfStream(InputStream stream, long length) {
            this.stream = stream;
            this.length = length;
        }

        @Override
        public boolean isReadable() {
            return !opened;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream open() {
            opened = true;
            return stream;
        }
    }
}
