/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.download;

import io.github.camelautoenhance.client.http.PictureSink;
import io.github.camelautoenhance.client.http.SinkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies a reply to where it is kept, and tells the faults of both sides apart. */
final class PictureCopy {

    private static final int BUFFER = 64 * 1024;

    private PictureCopy() {}

    /** Tells how many bytes there were. */
    static long copy(InputStream in, PictureSink sink) throws IOException {
        long total = 0;
        try (OutputStream out = begin(sink)) {
            byte[] buffer = new byte[BUFFER];
            // Throws when the connection ends before the announced length.
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                write(out, buffer, count);
                total += count;
            }
        }
        return total;
    }

    private static OutputStream begin(PictureSink sink) throws SinkException {
        try {
            return sink.begin();
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) throws SinkException {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }
}
