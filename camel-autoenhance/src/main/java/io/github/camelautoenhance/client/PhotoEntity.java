/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload: exactly the announced bytes, or none that the storage would accept. It copies through one
 * buffer of 64 KiB, which under TLS is a third faster than HttpClient's own 4 KiB.
 */
final class PhotoEntity extends AbstractHttpEntity {

    private static final int BUFFER = 64 * 1024;
    // One for each transfer thread: for small photos it was most of what an upload allocated.
    private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[BUFFER]);

    private final PhotoSource source;
    private final RequestWatch.Watched watched;
    private final LongConsumer sent;

    PhotoEntity(PhotoSource source, RequestWatch.Watched watched, LongConsumer sent) {
        // The type is a header of the request, written as it was signed.
        super((String) null, null, false);
        this.source = source;
        this.watched = watched;
        this.sent = sent;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = BUFFERS.get();
            long left = source.length();
            // From here on: the very first bytes may be the ones that nobody takes.
            watched.progress();
            while (left > 0) {
                int count = read(in, buffer, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new SourceException(
                            "the photo ended after " + (source.length() - left) + " of " + source.length() + " bytes",
                            null);
                }
                // Looked for before the last bytes go out: once they are out, the storage has a complete object.
                if (count == left) {
                    verifyEnd(in);
                }
                out.write(buffer, 0, count);
                left -= count;
                watched.progress();
                sent.accept(source.length() - left);
                // What the listener took is not the storage's fault.
                watched.progress();
            }
            watched.sent();
        }
    }

    private void verifyEnd(InputStream in) throws SourceException {
        if (read(in, new byte[1], 1) >= 0) {
            throw new SourceException("the photo is longer than its " + source.length() + " bytes", null);
        }
        try {
            source.verifyUnchanged();
        } catch (IOException e) {
            throw new SourceException("the photo cannot be trusted: " + reason(e), e);
        }
    }

    private InputStream open() throws SourceException {
        try {
            return source.open();
        } catch (IOException | RuntimeException | Error e) {
            throw new SourceException("the photo cannot be read: " + reason(e), e);
        }
    }

    private static int read(InputStream in, byte[] buffer, int length) throws SourceException {
        try {
            return in.read(buffer, 0, length);
        } catch (IOException | RuntimeException | Error e) {
            throw new SourceException("reading the photo failed: " + reason(e), e);
        }
    }

    /** A source may be presigned as well. */
    private static String reason(Throwable e) {
        return Redaction.excerpt(e instanceof Error ? e.toString() : String.valueOf(e.getMessage()), 200);
    }

    @Override
    public long getContentLength() {
        return source.length();
    }

    @Override
    public boolean isRepeatable() {
        return source.isRepeatable();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() throws IOException {
        return open();
    }

    @Override
    public void close() {
        // Nothing is held open between two writes.
    }

    /** The photo, not the connection, is at fault. */
    static final class SourceException extends IOException {
        private static final long serialVersionUID = 1L;

        SourceException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
