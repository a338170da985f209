/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.util.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** The body of one request: counted and digested while it is read, and only as far as somebody reads it. */
public final class ReceivedBody {

    /** More text than this is not kept. */
    private static final int MAX_TEXT = 1 << 20;

    private static final int BUFFER = 64 * 1024;

    private final InputStream source;
    private final MessageDigest sha256 = Digests.sha256();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private long bytes;
    private boolean complete;
    private boolean tooLong;

    ReceivedBody(InputStream source) {
        this.source = source;
    }

    /** Reads everything, never more than one buffer at a time. */
    public void copyTo(OutputStream target) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            target.write(buffer, 0, count);
        }
    }

    /** Reads at most 1 MiB and keeps it as text for the journal; false if there is more. May be called again. */
    public boolean readText() throws ClientGoneException {
        byte[] buffer = new byte[BUFFER];
        for (int count = tooLong ? -1 : read(buffer); count >= 0; count = read(buffer)) {
            if (text.size() + count > MAX_TEXT) {
                text.reset();
                tooLong = true;
                break;
            }
            text.write(buffer, 0, count);
        }
        return !tooLong;
    }

    /** Reads at least this much, or everything, and forgets it. */
    void skip(long limit) throws ClientGoneException {
        byte[] buffer = new byte[BUFFER];
        while (bytes < limit && read(buffer) >= 0) {
            // counted and digested already
        }
    }

    public byte[] text() {
        return text.toByteArray();
    }

    /** Whether it was read to its end. */
    boolean isComplete() {
        return complete;
    }

    public long bytes() {
        return bytes;
    }

    /** The digest of what was read so far. */
    public String sha256() {
        try {
            return Digests.hex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int read(byte[] buffer) throws ClientGoneException {
        int count;
        try {
            count = source.read(buffer);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        complete = count < 0;
        if (count > 0) {
            sha256.update(buffer, 0, count);
            bytes += count;
        }
        return count;
    }

    /** The client went away, or fell silent, before its body was complete: there is nobody to answer. */
    public static final class ClientGoneException extends IOException {
        private static final long serialVersionUID = 1;

        ClientGoneException(IOException cause) {
            super(cause);
        }
    }
}
