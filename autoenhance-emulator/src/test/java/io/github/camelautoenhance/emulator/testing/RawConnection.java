/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says exactly what it wants, right or wrong. */
public final class RawConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;

    /** Connects to the host and port of an address. */
    public RawConnection(String url) throws IOException {
        URI uri = URI.create(url);
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Sends request line and headers of a PUT to this address; the connection ends after the reply. */
    public RawConnection put(String url, String... headers) throws IOException {
        URI uri = URI.create(url);
        return send("PUT " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\n"
                + "Host: " + uri.getAuthority() + "\r\n"
                + "Connection: close\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n");
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Everything that comes until the other side ends the connection. */
    public String reply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(reply);
        return reply.toString(StandardCharsets.ISO_8859_1);
    }

    /** What comes up to and including this text. */
    public String replyUpTo(String end) throws IOException {
        StringBuilder reply = new StringBuilder();
        while (reply.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("The reply ended after: " + reply);
            }
            reply.append((char) next);
        }
        return reply.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
