/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A POST of which no more is sent than a test sends. */
final class HalfRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 40_000;

    private final Socket socket;

    private HalfRequest(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends the head of a request.
     *
     * @param headers each with the end of its line
     */
    static HalfRequest begin(int port, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        HalfRequest request = new HalfRequest(socket);
        request.send("POST /autoenhance HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
        return request;
    }

    HalfRequest send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a chunk of spaces, which JSON may begin with. */
    HalfRequest sendChunk(int size) throws IOException {
        return send(Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n");
    }

    /** The status of the answer, for which it waits. */
    int status() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = socket.getInputStream().read();
        while (read != '\n' && read != -1) {
            line.append((char) read);
            read = socket.getInputStream().read();
        }
        return Integer.parseInt(line.toString().split(" ", 3)[1]);
    }

    /** Whether the server has ended the connection; it reads on until then. */
    boolean isEnded() throws IOException {
        try {
            int read = socket.getInputStream().read();
            while (read >= 0) {
                read = socket.getInputStream().read();
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            // Reset, as there was more to read.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
