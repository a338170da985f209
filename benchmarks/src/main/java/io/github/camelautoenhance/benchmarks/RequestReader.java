/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, one after the other, through one buffer. */
final class RequestReader {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * A request without its body.
     *
     * @param headers by name in lower case
     */
    record Head(String method, String target, Map<String, String> headers) {

        long contentLength() {
            return Long.parseLong(headers.getOrDefault("content-length", "0"));
        }
    }

    /** The next request; null when the client has closed the connection. */
    @Nullable
    Head head() throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length < 3) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(start[0], start[1], headers);
    }

    byte[] body(long length) throws IOException {
        byte[] body = new byte[Math.toIntExact(length)];
        for (int filled = 0; filled < body.length; ) {
            int count = available(body.length - filled);
            System.arraycopy(buffer, position, body, filled, count);
            position += count;
            filled += count;
        }
        return body;
    }

    /** Reads the body without keeping it. */
    long bodyCrc(long length) throws IOException {
        CRC32 crc = new CRC32();
        for (long left = length; left > 0; ) {
            int count = available((int) Math.min(left, BUFFER));
            crc.update(buffer, position, count);
            position += count;
            left -= count;
        }
        return crc.getValue();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            if (position == limit && !fill()) {
                return "";
            }
            byte next = buffer[position++];
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) (next & 0xff));
            }
        }
    }

    /** How many of the {@code wanted} bytes are in the buffer: at least one. */
    private int available(int wanted) throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("The connection ended within a body");
        }
        return Math.min(wanted, limit - position);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
