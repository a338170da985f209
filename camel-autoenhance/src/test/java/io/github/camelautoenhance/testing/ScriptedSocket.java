/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection without a network: replies come after as many sent bytes as the test says, and no read waits. */
public final class ScriptedSocket extends Socket {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Integer> timeouts = new ArrayList<>();
    private int breaksAfter = Integer.MAX_VALUE;
    private @Nullable IOException readFailure;
    private boolean ends;
    private boolean isClosed;
    private int timeout;

    private record Reply(int afterBody, String text) {}

    /** A reply that can be read once the head and so many bytes of the body were sent. */
    public ScriptedSocket reply(int afterBody, String text) {
        replies.add(new Reply(afterBody, text));
        return this;
    }

    /** The write that would send more of the body than this fails. */
    public ScriptedSocket breaksAfter(int body) {
        breaksAfter = body;
        return this;
    }

    /** The other side closes the connection after its last reply; otherwise a read ends with a time-out. */
    public ScriptedSocket ends() {
        ends = true;
        return this;
    }

    /** A read after the last reply fails. */
    public ScriptedSocket failsWith(IOException failure) {
        readFailure = failure;
        return this;
    }

    public String head() {
        String text = text();
        return text.substring(0, text.indexOf("\r\n\r\n") + 4);
    }

    public String body() {
        String text = text();
        int head = text.indexOf("\r\n\r\n");
        return head < 0 ? "" : text.substring(head + 4);
    }

    private String text() {
        return sent.toString(StandardCharsets.US_ASCII);
    }

    /** How long each read would have waited, in milliseconds. */
    public List<Integer> timeouts() {
        return timeouts;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setSoLinger(boolean on, int linger) {}

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (body().length() >= breaksAfter) {
                    throw new SocketException("Broken pipe");
                }
                sent.write(b);
            }
        };
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                timeouts.add(timeout);
                Reply next = replies.peek();
                if (next != null && text().contains("\r\n\r\n") && body().length() >= next.afterBody) {
                    replies.remove();
                    byte[] bytes = next.text().getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(bytes, 0, target, offset, bytes.length);
                    return bytes.length;
                }
                if (next == null && readFailure != null) {
                    throw readFailure;
                }
                if (next == null && ends) {
                    return -1;
                }
                throw new SocketTimeoutException("Read timed out");
            }
        };
    }
}
