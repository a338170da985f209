/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests to the storage on the wire.
 *
 * <p>It is the last to look at their headers: only those of an upload leave, whatever a user's
 * {@code httpClientConfigurer} added, since an unsigned header more would break the signature, or leak. And it hears an
 * answer that comes while a small photo is still being written, where HttpClient would report the broken pipe; with a
 * large one the storage is asked first ({@code Expect: 100-continue}).
 */
final class StorageRequestExecutor extends TunnelRequestExecutor {

    private static final Set<String> ADMITTED =
            Set.of("host", "connection", "expect", "user-agent", "content-type", "content-length");
    private static final Set<String> ADMITTED_TO_PROXY = Set.of("proxy-connection", "proxy-authorization");

    /** An answer that made the other side hang up is on its way already. */
    private static final Timeout WAIT_FOR_EARLY_REPLY = Timeout.ofSeconds(1);

    @Override
    ClassicHttpResponse send(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        boolean readByProxy = isReadByProxy(context);
        for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
            String name = headers.next().getName().toLowerCase(Locale.ROOT);
            if (!ADMITTED.contains(name) && !(readByProxy && ADMITTED_TO_PROXY.contains(name))) {
                headers.remove();
            }
        }
        if (request.getEntity() == null || request.containsHeader(HttpHeaders.EXPECT)) {
            return super.send(request, connection, informationCallback, context);
        }
        return executeHearingEarlyReply(request, connection, HttpCoreContext.castOrCreate(context));
    }

    /** Only a request in clear is one that a proxy reads; a tunnel ends at the storage. */
    private static boolean isReadByProxy(HttpContext context) {
        RouteInfo route = HttpClientContext.castOrCreate(context).getHttpRoute();
        return route != null && route.getProxyHost() != null && !route.isTunnelled();
    }

    private static ClassicHttpResponse executeHearingEarlyReply(
            ClassicHttpRequest request, HttpClientConnection connection, HttpCoreContext context)
            throws IOException, HttpException {
        try {
            context.setSSLSession(connection.getSSLSession());
            context.setEndpointDetails(connection.getEndpointDetails());
            connection.sendRequestHeader(request);
            IOException broken = sendEntity(request, connection);
            if (broken != null && !connection.isDataAvailable(WAIT_FOR_EARLY_REPLY)) {
                throw broken;
            }
            ClassicHttpResponse response = receiveHead(connection);
            if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
                connection.receiveResponseEntity(response);
            }
            if (broken != null) {
                if (response.getCode() < HttpStatus.SC_CLIENT_ERROR) {
                    throw broken;
                }
                // The request is not complete, so nothing further can go over this connection.
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            Closer.close(connection, CloseMode.IMMEDIATE);
            throw e;
        }
    }

    private static @Nullable IOException sendEntity(ClassicHttpRequest request, HttpClientConnection connection)
            throws IOException, HttpException {
        try {
            connection.sendRequestEntity(request);
            connection.flush();
            return null;
        } catch (PhotoEntity.SourceException e) {
            throw e;
        } catch (IOException e) {
            return e;
        }
    }

    private static ClassicHttpResponse receiveHead(HttpClientConnection connection) throws IOException, HttpException {
        ClassicHttpResponse response;
        do {
            response = connection.receiveResponseHeader();
        } while (response.getCode() < HttpStatus.SC_SUCCESS);
        return response;
    }
}
