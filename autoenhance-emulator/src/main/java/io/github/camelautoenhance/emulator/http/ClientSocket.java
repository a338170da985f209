/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket below the HTTP, and below the TLS, of one request. */
final class ClientSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);
    private static final int SMALL_WINDOW = 16 * 1024;

    private final EndPoint http;

    ClientSocket(Request request) {
        http = request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Ends the connection with a TCP reset, so that the client sees an error and not an orderly end. */
    void reset() {
        configure(channel -> channel.setOption(StandardSocketOptions.SO_LINGER, 0));
        // closing below TLS keeps it from saying good-bye
        raw().close();
    }

    /** Ends the connection as a server does that has nothing more to say. */
    void close() {
        http.close();
    }

    /** Lets little more come in than has come already; what is sent then fills the client's buffers. */
    void shrinkWindow() {
        configure(channel -> channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW));
    }

    /** Sends these bytes below TLS, and then nothing more. */
    void sendLast(byte[] bytes) {
        configure(channel -> {
            int unused = channel.write(ByteBuffer.wrap(bytes));
        });
        raw().close();
    }

    boolean isTls() {
        return raw() != http;
    }

    private EndPoint raw() {
        EndPoint socket = http;
        while (socket.getTransport() instanceof EndPoint inner) {
            socket = inner;
        }
        return socket;
    }

    private void configure(Use use) {
        if (raw().getTransport() instanceof SocketChannel channel) {
            try {
                use.with(channel);
            } catch (IOException alreadyClosed) {
                LOG.debug("The connection is closed already", alreadyClosed);
            }
        }
    }

    private interface Use {
        void with(SocketChannel channel) throws IOException;
    }
}
