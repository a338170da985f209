/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.util.Redaction;
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
public final class PhotoEntity extends AbstractHttpEntity {

    /** Those of all transports: four of the default size would keep 2 MiB. */
    private static final Buffers BUFFERS = new Buffers(32);

    private final PhotoSource source;
    private final Buffers buffers;
    private final RequestWatch.Watched watched;
    private final LongConsumer sent;

    public PhotoEntity(PhotoSource source, RequestWatch.Watched watched, LongConsumer sent) {
        this(source, BUFFERS, watched, sent);
    }

    public PhotoEntity(PhotoSource source, Buffers buffers, RequestWatch.Watched watched, LongConsumer sent) {
        // The type is a header of the request, written as it was signed.
        super((String) null, null, false);
        this.source = source;
        this.buffers = buffers;
        this.watched = watched;
        this.sent = sent;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = buffers.take();
        try (InputStream in = open()) {
            long left = source.length();
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
                watched.writing();
                out.write(buffer, 0, count);
                // What the listener takes is not the storage's fault.
                watched.idle();
                left -= count;
                sent.accept(source.length() - left);
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private void verifyEnd(InputStream in) throws SourceException {
        if (read(in, new byte[1], 1) >= 0) {
            throw new SourceException("the photo is longer than its " + source.length() + " bytes", null);
        }
        boolean unused = fromSource("the photo cannot be trusted: ", () -> {
            source.verifyUnchanged();
            return true;
        });
    }

    private InputStream open() throws SourceException {
        return fromSource("the photo cannot be read: ", source::open);
    }

    private int read(InputStream in, byte[] buffer, int length) throws SourceException {
        return fromSource("reading the photo failed: ", () -> in.read(buffer, 0, length));
    }

    private interface Access<T> {
        T run() throws IOException;
    }

    private <T> T fromSource(String failure, Access<T> access) throws SourceException {
        try {
            // Of a source that can be read again an interrupt may close the only file there is.
            watched.reading(!source.isRepeatable());
            return access.run();
        } catch (IOException | RuntimeException | Error e) {
            throw new SourceException(failure + reason(e), e);
        } finally {
            watched.idle();
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
    public static final class SourceException extends IOException {
        private static final long serialVersionUID = 1L;

        public SourceException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
