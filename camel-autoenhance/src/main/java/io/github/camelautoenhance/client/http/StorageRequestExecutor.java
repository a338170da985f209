/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
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
 * {@code httpClientConfigurer} added, since an unsigned header more would break the signature, or leak. It reads a
 * refusal that comes before the whole photo was sent, where HttpClient would report the broken connection.
 */
final class StorageRequestExecutor extends TunnelRequestExecutor {

    private static final Set<String> ADMITTED =
            Set.of("host", "connection", "expect", "user-agent", "content-type", "content-length");
    private static final Set<String> ADMITTED_TO_PROXY = Set.of("proxy-connection", "proxy-authorization");
    private static final String CUT_OFF = "autoenhance.cut-off";

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
        if (request.getEntity() == null) {
            return super.send(request, connection, informationCallback, context);
        }
        return sendPhoto(request, connection, HttpCoreContext.castOrCreate(context));
    }

    /** Only a request in clear is one that a proxy reads; a tunnel ends at the storage. */
    private static boolean isReadByProxy(HttpContext context) {
        RouteInfo route = HttpClientContext.castOrCreate(context).getHttpRoute();
        return route != null && route.getProxyHost() != null && !route.isTunnelled();
    }

    private static ClassicHttpResponse sendPhoto(
            ClassicHttpRequest request, HttpClientConnection connection, HttpCoreContext context)
            throws IOException, HttpException {
        EndpointDetails details = connection.getEndpointDetails();
        long received = receivedBytes(details);
        try {
            context.setSSLSession(connection.getSSLSession());
            context.setEndpointDetails(details);
            connection.sendRequestHeader(request);
            ClassicHttpResponse response = sendBody(request, connection);
            if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
                connection.receiveResponseEntity(response);
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            Closer.close(connection, CloseMode.IMMEDIATE);
            if (isConnectionFailure(e) && receivedBytes(details) == received) {
                context.setAttribute(CUT_OFF, true);
            }
            throw e;
        }
    }

    private static long receivedBytes(@Nullable EndpointDetails details) {
        return details == null ? 0 : details.getReceivedBytesCount();
    }

    private static boolean isConnectionFailure(Exception e) {
        return e instanceof IOException
                && !(e instanceof PhotoEntity.SourceException)
                && !(e instanceof SocketTimeoutException);
    }

    /** Whether the connection ended while a photo was sent, before any byte of a reply. */
    static boolean isCutOff(HttpContext context) {
        return context.getAttribute(CUT_OFF) != null;
    }

    /** Returns the head of the final reply. */
    private static ClassicHttpResponse sendBody(ClassicHttpRequest request, HttpClientConnection connection)
            throws IOException, HttpException {
        ClassicHttpResponse early = null;
        if (request.containsHeader(HttpHeaders.EXPECT)) {
            connection.flush();
            early = receiveBeforeBody(connection);
            if (early != null && !isSuccess(early)) {
                return closing(early);
            }
        }
        IOException broken = sendEntity(request, connection);
        if (broken == null) {
            return early == null ? receiveHead(connection) : closing(early);
        }
        if (early == null && connection.isDataAvailable(WAIT_FOR_EARLY_REPLY)) {
            early = receiveHead(connection);
        }
        if (early == null || isSuccess(early)) {
            // The storage cannot have the whole photo, whatever it says.
            throw broken;
        }
        return closing(early);
    }

    /** The final reply to the head of the request; null if the storage wants the photo, or says nothing. */
    private static @Nullable ClassicHttpResponse receiveBeforeBody(HttpClientConnection connection)
            throws IOException, HttpException {
        while (connection.isDataAvailable(DEFAULT_WAIT_FOR_CONTINUE)) {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() == HttpStatus.SC_CONTINUE) {
                return null;
            }
            if (response.getCode() >= HttpStatus.SC_SUCCESS) {
                return response;
            }
        }
        // HttpClient does not tell a closed connection from a silent one; the photo may be readable only once.
        if (connection.isStale()) {
            throw new NoHttpResponseException("the storage closed the connection before the photo was sent");
        }
        return null;
    }

    /** A reply that came before the end of its request leaves the two sides at odds over what follows. */
    private static ClassicHttpResponse closing(ClassicHttpResponse response) {
        response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        return response;
    }

    private static boolean isSuccess(ClassicHttpResponse response) {
        return response.getCode() < HttpStatus.SC_REDIRECTION;
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
