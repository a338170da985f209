/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A downloaded picture as the body of a message: a stream that can be read again. */
final class PictureStream extends InputStream implements StreamCache {

    private final PictureBuffer buffer;
    private InputStream in;
    private long position;

    PictureStream(PictureBuffer buffer) {
        this.buffer = buffer;
        this.in = buffer.open();
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            position++;
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = in.read(target, offset, count);
        if (read > 0) {
            position += read;
        }
        return read;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, length() - position);
    }

    @Override
    public synchronized void reset() {
        in = buffer.open();
        position = 0;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream all = buffer.open()) {
            all.transferTo(out);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        buffer.hold(exchange);
        return new PictureStream(buffer);
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
    public long position() {
        return position;
    }

    /** A body is printed by many. */
    @Override
    public String toString() {
        return "PictureStream[" + length() + " bytes]";
    }
}
