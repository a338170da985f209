/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool that only its owner can close. HttpClient closes the pool it was given on any {@link Error} that it
 * sees during a request, for example an {@link OutOfMemoryError} from an interceptor, and every later request would
 * then fail.
 */
final class OwnedConnections implements HttpClientConnectionManager {

    private final HttpClientConnectionManager pool;

    OwnedConnections(HttpClientConnectionManager pool) {
        this.pool = pool;
    }

    /** Closes the pool. */
    void shutDown() {
        pool.close(CloseMode.GRACEFUL);
    }

    @Override
    public void close() {
        // HttpClient does not own the pool.
    }

    @Override
    public void close(CloseMode mode) {
        // As above.
    }

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout requestTimeout, @Nullable Object state) {
        return pool.lease(id, route, requestTimeout, state);
    }

    @Override
    public void release(ConnectionEndpoint endpoint, @Nullable Object newState, TimeValue validDuration) {
        pool.release(endpoint, newState, validDuration);
    }

    @Override
    public void connect(ConnectionEndpoint endpoint, TimeValue connectTimeout, HttpContext context) throws IOException {
        pool.connect(endpoint, connectTimeout, context);
    }

    @Override
    public void upgrade(ConnectionEndpoint endpoint, HttpContext context) throws IOException {
        pool.upgrade(endpoint, context);
    }
}
