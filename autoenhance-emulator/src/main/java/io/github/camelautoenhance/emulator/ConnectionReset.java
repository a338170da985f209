/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection with a TCP reset, so that the client sees an error and not an orderly end. */
final class ConnectionReset {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReset.class);

    private ConnectionReset() {}

    /** Resets the connection on which this request came. */
    static void of(Request request) {
        EndPoint socket = request.getConnectionMetaData().getConnection().getEndPoint();
        // under TLS the socket lies one layer deeper; closing there keeps TLS from saying good-bye
        while (socket.getTransport() instanceof EndPoint inner) {
            socket = inner;
        }
        if (socket.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException alreadyClosed) {
                LOG.debug("The connection is closed already", alreadyClosed);
            }
        }
        socket.close();
    }
}
