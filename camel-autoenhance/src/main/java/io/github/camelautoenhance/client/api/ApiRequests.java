/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.http.HttpCaller;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Identifier;
import io.github.camelautoenhance.util.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests to the API. The key goes with each of them and to no other origin: a redirect is followed only within
 * the origin of {@code baseUrl}.
 */
public final class ApiRequests {

    private static final int MAX_REDIRECTS = 3;

    private final ApiAccess access;
    private final HttpCaller caller;
    private final Attempts attempts;
    private final ServerClock clock = new ServerClock();

    public ApiRequests(ApiAccess access, HttpCaller caller, Attempts attempts) {
        this.access = access;
        this.caller = caller;
        this.attempts = attempts;
    }

    ServerClock clock() {
        return clock;
    }

    /** For the steps where repeating is all that can be done. */
    public <T> T withRetries(Step step, Subject subject, Deadline deadline, Attempts.Attempt<T> attempt) {
        return attempts.run(step, subject, deadline, attempt);
    }

    <R> R run(ApiRequest<R> request, Deadline deadline) {
        return run(request, deadline, Attempts.OnRetry.NOTHING);
    }

    <R> R run(ApiRequest<R> request, Deadline deadline, Attempts.OnRetry onRetry) {
        return attempts.run(request.step(), request.subject(), deadline, onRetry, () -> parsed(request, deadline));
    }

    /** For a caller that repeats the request itself. */
    <R> R once(ApiRequest<R> request, Deadline deadline) throws FailedAttempt {
        return attempts.once(request.step(), request.subject(), () -> parsed(request, deadline));
    }

    /** Deletes something; what is gone when a repeat finds it so has been deleted by the first try. */
    void delete(Step step, Subject subject, String path, Deadline deadline) {
        int[] tries = {0};
        Reply unused = withRetries(step, subject, deadline, () -> {
            tries[0]++;
            try {
                return call(step, subject, "DELETE", path, null, deadline);
            } catch (FailedAttempt e) {
                if (tries[0] > 1 && e.error() instanceof AutoenhanceNotFoundException) {
                    return Reply.NONE;
                }
                throw e;
            }
        });
    }

    private <R> R parsed(ApiRequest<R> request, Deadline deadline) throws FailedAttempt {
        Step step = request.step();
        Subject subject = request.subject();
        byte[] body = request.body() == null ? null : Json.write(request.body());
        Reply reply = call(step, subject, request.method(), request.path(), body, deadline);
        Map<String, @Nullable Object> json;
        try {
            json = Json.readObject(reply.text());
        } catch (IOException e) {
            throw unintelligible(step, subject, reply, "the answer is no JSON object");
        }
        try {
            return request.reader().apply(json);
        } catch (IllegalArgumentException e) {
            throw unintelligible(step, subject, reply, "the answer holds " + e.getMessage());
        }
    }

    /**
     * Checks an id that the service gave: it becomes part of paths that the key goes with.
     *
     * @throws IllegalArgumentException if it cannot be part of one
     */
    static void requireSafe(String id, String field) {
        if (!Identifier.isSafe(id)) {
            throw new IllegalArgumentException("no usable " + field);
        }
    }

    public FailedAttempt unintelligible(Step step, Subject subject, Reply reply, String what) {
        return ApiFailures.unintelligible(step, subject, reply.hiding(access.apiKey()), what);
    }

    Reply call(Step step, Subject subject, String method, String path, byte @Nullable [] json, Deadline deadline)
            throws FailedAttempt {
        HttpHost host = access.baseUrl().httpHost();
        String target = access.baseUrl().path() + path;
        for (int redirects = 0; ; redirects++) {
            Reply reply =
                    callOnce(step, subject, host, request(method, host, target, "application/json"), json, deadline);
            if (!reply.isComplete()) {
                throw unintelligible(
                        step, subject, reply, "the answer is longer than " + step.maxReplyBytes() + " bytes");
            }
            if (reply.isSuccess()) {
                return reply;
            }
            String sameOrigin = redirects < MAX_REDIRECTS ? redirectWithinOrigin(method, reply) : null;
            if (sameOrigin == null) {
                throw reply.isRedirect()
                        ? unintelligible(step, subject, reply, "the answer is a redirect that is not followed")
                        : ApiFailures.of(step, subject, reply.hiding(access.apiKey()));
            }
            target = sameOrigin;
        }
    }

    private Reply callOnce(
            Step step,
            Subject subject,
            HttpHost host,
            HttpUriRequestBase request,
            byte @Nullable [] json,
            Deadline deadline)
            throws FailedAttempt {
        HttpCaller.ReplyReader<Reply> reader = response -> {
            clock.note(Reply.value(response, "Date"));
            return Reply.read(response, step.maxReplyBytes());
        };
        HttpEntity body = json == null ? null : new ByteArrayEntity(json, ContentType.APPLICATION_JSON);
        return caller.call(step, subject, host, request, deadline, watched -> body, reader);
    }

    /** A request with the key. */
    public HttpUriRequestBase request(String method, HttpHost host, String target, String accept) {
        HttpUriRequestBase request = HttpCaller.request(method, host, target);
        request.addHeader("Accept", accept);
        if (access.apiKey() != null) {
            request.addHeader(new SensitiveHeader("x-api-key", access.apiKey()));
        }
        if (access.apiVersion() != null) {
            request.addHeader("x-api-version", access.apiVersion());
        }
        if (access.devMode()) {
            request.addHeader("x-dev-mode", "true");
        }
        return request;
    }

    /** The new target of a redirect that keeps origin and method; null for any other, the key must not follow those. */
    private @Nullable String redirectWithinOrigin(String method, Reply reply) {
        boolean keepsMethod = reply.status() == 307 || reply.status() == 308 || method.equals("GET");
        String location = reply.location();
        if (!reply.isRedirect() || !keepsMethod || location == null) {
            return null;
        }
        try {
            URI uri = new URI(location);
            boolean relative = !uri.isAbsolute() && uri.getRawAuthority() == null && location.startsWith("/");
            if (!relative && !isOwnOrigin(uri)) {
                return null;
            }
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private boolean isOwnOrigin(URI uri) {
        BaseUrl base = access.baseUrl();
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return base.scheme().equals(scheme) && base.host().equalsIgnoreCase(uri.getHost()) && base.port() == port;
    }
}
