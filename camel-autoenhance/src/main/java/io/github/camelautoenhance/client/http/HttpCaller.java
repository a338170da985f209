/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.util.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes one request on one of the two clients, watched, and reads its reply within bounds. */
public final class HttpCaller {

    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final RequestWatch watch;

    public HttpCaller(CloseableHttpClient client, Duration responseTimeout, RequestWatch watch) {
        this.client = client;
        // From the client's own configuration, else what a user's configurer set there would be lost.
        RequestConfig base = client instanceof Configurable configurable && configurable.getConfig() != null
                ? configurable.getConfig()
                : RequestConfig.DEFAULT;
        this.config = RequestConfig.copy(base)
                // Per request: an interceptor that a configurer adds to the client would follow one.
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .setResponseTimeout(Timeout.of(responseTimeout))
                .setConnectionRequestTimeout(Timeout.of(responseTimeout))
                .build();
        this.watch = watch;
    }

    /** A request whose target is exactly as given: nothing decodes, encodes or normalises it. */
    public static HttpUriRequestBase request(String method, HttpHost host, String rawPathAndQuery) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, java.net.URI.create("/"));
        request.setScheme(host.getSchemeName());
        request.setAuthority(new URIAuthority(host.getHostName(), host.getPort()));
        request.setPath(rawPathAndQuery);
        return request;
    }

    /** What was read of a reply. */
    public interface Received {

        /** Whether it was read to its end. */
        boolean isComplete();
    }

    /** Reads a reply while its connection is open. */
    public interface ReplyReader<T extends Received> {
        T read(ClassicHttpResponse response) throws IOException;
    }

    /**
     * Makes one request; a call that gets no response, or breaks off while it is read, is a failed attempt.
     *
     * @param body gives the entity; null for a request without one
     */
    public <T extends Received> T call(
            Step step,
            Subject subject,
            HttpHost host,
            HttpUriRequestBase request,
            Deadline deadline,
            Function<RequestWatch.Watched, @Nullable HttpEntity> body,
            ReplyReader<T> reader)
            throws FailedAttempt {
        try (RequestWatch.Watched watched = watch.watch(request, deadline)) {
            request.setEntity(body.apply(watched));
            return call(step, subject, host, request, watched, reader);
        }
    }

    private <T extends Received> T call(
            Step step,
            Subject subject,
            HttpHost host,
            HttpUriRequestBase request,
            RequestWatch.Watched watched,
            ReplyReader<T> reader)
            throws FailedAttempt {
        request.setConfig(config);
        HttpClientContext context = HttpClientContext.create();
        try {
            ClassicHttpResponse response = client.executeOpen(host, request, context);
            T reply = reader.read(response);
            if (reply.isComplete()) {
                response.close();
            } else {
                // Closing would first read the rest, however long it is.
                request.cancel();
            }
            return reply;
        } catch (IOException e) {
            request.cancel();
            throw failed(step, subject, e, ending(watched), context);
        } catch (Error e) {
            // HttpClient does not give the connection back to the pool; cancel() does.
            request.cancel();
            throw failed(step, subject, new IOException(e), ending(watched), context);
        } catch (RuntimeException e) {
            // HttpClient throws these when its pool is shut down.
            request.cancel();
            RequestWatch.Ending ending = watch.isStopped() ? RequestWatch.Ending.STOPPED : ending(watched);
            throw failed(step, subject, new IOException(e), ending, context);
        }
    }

    static FailedAttempt failed(
            Step step, Subject subject, IOException e, RequestWatch.@Nullable Ending ending, HttpContext context) {
        return NetworkFailures.of(
                step,
                subject,
                e,
                ending,
                TunnelRequestExecutor.isBegun(context),
                StorageRequestExecutor.isCutOff(context));
    }

    /** An interrupt is a stop too; it breaks off reads of files, waits for a connection, and in part HttpClient. */
    private static RequestWatch.@Nullable Ending ending(RequestWatch.Watched watched) {
        RequestWatch.Ending ending = watched.ending();
        return ending == null && Thread.currentThread().isInterrupted() ? RequestWatch.Ending.STOPPED : ending;
    }
}
