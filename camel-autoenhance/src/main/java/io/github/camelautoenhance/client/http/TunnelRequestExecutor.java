/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a proxy's refusal to open a tunnel from an answer of the target: HttpClient hands out both alike, and a 403 of
 * the proxy would pass for a wrong API key. A 407 is left to HttpClient, which then logs in.
 */
class TunnelRequestExecutor extends HttpRequestExecutor {

    private static final String BEGUN = "autoenhance.request-begun";

    @Override
    public final ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            context.setAttribute(BEGUN, true);
            return send(request, connection, informationCallback, context);
        }
        ClassicHttpResponse response = super.execute(request, connection, informationCallback, context);
        int status = response.getCode();
        // Any answer but 200 would be taken for the target's, a 204 even for a success.
        if (status > HttpStatus.SC_OK && status != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            Closer.close(connection, CloseMode.IMMEDIATE);
            throw new TunnelRefusedException(status);
        }
        return response;
    }

    /** Sends a request to the target itself and receives its answer. */
    ClassicHttpResponse send(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        return super.execute(request, connection, informationCallback, context);
    }

    /** Whether a byte of the request itself may have left: connections, tunnels and TLS come before it. */
    static boolean isBegun(HttpContext context) {
        return context.getAttribute(BEGUN) != null;
    }

    /** The proxy would not open a tunnel; the target heard nothing. */
    static final class TunnelRefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        TunnelRefusedException(int status) {
            super("the proxy answered " + status + " to CONNECT");
            this.status = status;
        }

        /** A refusal of the proxy's own (403, say) stands; a gateway's trouble (502, 503) may pass. */
        boolean mayPass() {
            return status >= HttpStatus.SC_SERVER_ERROR;
        }
    }
}
