/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The requests to the API. The key goes with each of them and to no other origin: a redirect is followed only within
 * the origin of {@code baseUrl}.
 */
public final class ApiClient {

    private static final int MAX_REDIRECTS = 3;
    private static final String IMAGES = "/v3/images/";
    private static final String ORDERS = "/v3/orders/";

    private final ApiAccess access;
    private final HttpCaller caller;
    private final Attempts attempts;

    ApiClient(ApiAccess access, HttpCaller caller, Attempts attempts) {
        this.access = access;
        this.caller = caller;
        this.attempts = attempts;
    }

    /** Registers an image. The record holds the upload address. */
    public AutoenhanceImage create(ImageRegistration registration, Deadline deadline) {
        return create(registration, null, deadline, Attempts.OnRepeat.NOTHING);
    }

    /** Registers an image; a failure names the one it is to replace, since that stays without a photo then. */
    AutoenhanceImage create(
            ImageRegistration registration,
            @Nullable String replacedId,
            Deadline deadline,
            Attempts.OnRepeat onRepeat) {
        Subject subject = new Subject(registration.imageName(), replacedId, registration.orderId());
        byte[] json = Json.write(registration.toJson());
        return attempts.run(
                Step.CREATE,
                subject,
                deadline,
                onRepeat,
                () -> image(Step.CREATE, subject, call(Step.CREATE, subject, "POST", IMAGES, json, deadline)));
    }

    /** Reads an image. Asks for no key, but sends one if there is one. */
    public AutoenhanceImage retrieve(String imageId, Deadline deadline) {
        Subject subject = Subject.image(imageId);
        return attempts.run(Step.RETRIEVE, subject, deadline, () -> image(
                        Step.RETRIEVE, subject, call(Step.RETRIEVE, subject, "GET", IMAGES + imageId, null, deadline))
                .withoutUploadUrl());
    }

    /** Deletes an image; one that is gone when a repeat finds it so has been deleted by the first try. */
    public void delete(String imageId, Deadline deadline) {
        Subject subject = Subject.image(imageId);
        int[] tries = {0};
        attempts.run(Step.DELETE, subject, deadline, () -> {
            tries[0]++;
            try {
                return call(Step.DELETE, subject, "DELETE", IMAGES + imageId, null, deadline);
            } catch (FailedTry e) {
                if (tries[0] > 1 && e.error() instanceof AutoenhanceNotFoundException) {
                    return Reply.NONE;
                }
                throw e;
            }
        });
    }

    /**
     * Asks for the first of the account's orders, which costs nothing, once and without repeats.
     *
     * @throws AutoenhanceException if the service is not reached or does not accept the key
     */
    public void probe(Deadline deadline) {
        try {
            Reply unused = call(Step.PROBE, Subject.NONE, "GET", ORDERS + "?per_page=1", null, deadline);
        } catch (FailedTry e) {
            throw e.error();
        }
    }

    private AutoenhanceImage image(Step step, Subject subject, Reply reply) throws FailedTry {
        Map<String, @Nullable Object> json;
        try {
            json = Json.readObject(reply.text());
        } catch (IOException e) {
            throw unintelligible(step, subject, reply, "the answer is no JSON object");
        }
        // It becomes part of paths that the key goes with.
        if (!(json.get("image_id") instanceof String id) || !Identifier.isSafe(id)) {
            throw unintelligible(step, subject, reply, "the answer holds no usable image_id");
        }
        return AutoenhanceImage.fromMap(json);
    }

    private FailedTry unintelligible(Step step, Subject subject, Reply reply, String what) {
        return ApiFailures.unintelligible(step, subject, reply.hiding(access.apiKey()), what);
    }

    private Reply call(
            Step step, Subject subject, String method, String path, byte @Nullable [] json, Deadline deadline)
            throws FailedTry {
        HttpHost host = access.baseUrl().httpHost();
        String target = access.baseUrl().path() + path;
        for (int redirects = 0; ; redirects++) {
            Reply reply = callOnce(step, subject, host, request(method, host, target), json, deadline);
            if (!reply.isComplete()) {
                throw unintelligible(step, subject, reply, "the answer is longer than " + Reply.MAX_BYTES + " bytes");
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
            throws FailedTry {
        try {
            return json == null
                    ? caller.call(host, request, deadline)
                    : caller.call(
                            host,
                            request,
                            deadline,
                            watched -> new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        } catch (HttpCaller.NoReply e) {
            throw e.toFailedTry(step, subject);
        }
    }

    private HttpUriRequestBase request(String method, HttpHost host, String target) {
        HttpUriRequestBase request = HttpCaller.request(method, host, target);
        request.addHeader("Accept", "application/json");
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
