/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The last look at a request to the storage before it goes on the wire: only the headers of an upload leave, whatever a
 * user's {@code httpClientConfigurer} added. An unsigned header more would break the signature, or leak.
 */
final class WireRules extends HttpRequestExecutor {

    private static final Set<String> ADMITTED = Set.of(
            "host",
            "connection",
            "expect",
            "user-agent",
            "content-type",
            "content-length",
            // to a proxy, on connections that are not tunnelled
            "proxy-connection",
            "proxy-authorization");

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
                if (!ADMITTED.contains(headers.next().getName().toLowerCase(Locale.ROOT))) {
                    headers.remove();
                }
            }
        }
        return super.execute(request, connection, informationCallback, context);
    }
}
