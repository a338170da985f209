/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A photo of which only the first half can be read while the {@link Gate} is closed. */
final class HeldPhoto extends ByteArrayInputStream implements StreamCache {

    HeldPhoto(byte[] photo) {
        super(photo);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        if (pos > count / 2) {
            Gate.pass(Gate.CLOSED);
        }
        return super.read(target, offset, length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        transferTo(out);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new HeldPhoto(buf);
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public long length() {
        return count;
    }

    @Override
    public long position() {
        return pos;
    }
}
