/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.spi.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.jspecify.annotations.Nullable;

/**
 * The guard before Camel's Vert.x server, which reads a whole body, of up to 10 MB and for as long as it takes, before
 * anybody looks at it: here a request without the secret is refused before its body is read, and one whose body is too
 * large or too slow while it is.
 */
final class VertxGuard {

    private static final long LINGER_MILLIS = 500;

    private final Vertx vertx;
    private final EventRequests requests;
    private final BodyHandler body;
    private final int maxBodySize;

    VertxGuard(Vertx vertx, EventRequests requests, int maxBodySize) {
        this.vertx = vertx;
        this.requests = requests;
        this.maxBodySize = maxBodySize;
        this.body = BodyHandler.create(false).setBodyLimit(maxBodySize);
    }

    /** Guards a path of every Vert.x server of the application until what is given back runs. */
    static Runnable of(CamelContext camelContext, String path, int maxBodySize, EventRequests requests) {
        List<Route> routes = new ArrayList<>();
        for (VertxPlatformHttpRouter router : camelContext.getRegistry().findByType(VertxPlatformHttpRouter.class)) {
            routes.add(new VertxGuard(router.vertx(), requests, maxBodySize).before(router, path));
        }
        return () -> routes.forEach(Route::remove);
    }

    /** Guards a path of one router. */
    Route before(Router router, String path) {
        // Of a type that Vert.x does not know as one for bodies, which must not come after others.
        return router.route(HttpMethod.POST, path)
                .order(-1)
                .handler(this::begin)
                .handler(this::read)
                .failureHandler(this::fail);
    }

    private void begin(RoutingContext context) {
        if (!requests.isAuthentic(onlyOne(context.request().headers().getAll(SharedSecret.HEADER)))) {
            refuse(context, EventRequests.unauthenticated());
        } else if (isForm(context.request().getHeader("Content-Type"))) {
            // Vert.x and Camel would take it apart.
            refuse(context, EventReader.noEvent());
        } else {
            context.next();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }

    private void read(RoutingContext context) {
        long timer = vertx.setTimer(EventReader.PATIENCE.toMillis(), unused -> {
            // The route may take longer.
            if (!context.request().isEnded()) {
                refuse(context, EventReader.tooSlow());
            }
        });
        context.addEndHandler(unused -> vertx.cancelTimer(timer));
        if (isHttp2(context)) {
            // Camel cannot take over a request of HTTP/2 that has been read: so it reads what shows the secret and
            // does not say that it is too large, up to the server's own limit.
            if (isTooLarge(context.request().getHeader("Content-Length"))) {
                refuse(context, EventReader.tooLarge(maxBodySize));
            } else {
                context.next();
            }
            return;
        }
        context.request().resume();
        body.handle(context);
    }

    private void fail(RoutingContext context) {
        if (context.statusCode() == 413) {
            refuse(context, EventReader.tooLarge(maxBodySize));
        } else if (!context.response().ended()) {
            // What follows an answer, such as the end of the connection, is no error for anybody.
            context.next();
        }
    }

    /** Answers and hangs up: what is left of the body is not waited for. */
    private void refuse(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        requests.refused(refusal);
        context.request().pause();
        boolean http2 = isHttp2(context);
        if (!http2) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(refusal.reason())
                // At once, a client that is still sending would see the reset and not the answer.
                .onComplete(unused -> vertx.setTimer(LINGER_MILLIS, now -> {
                    if (http2) {
                        // The connection has the requests of others, too.
                        response.reset();
                    } else {
                        context.request().connection().close();
                    }
                }));
    }

    private static boolean isHttp2(RoutingContext context) {
        return context.request().version() == HttpVersion.HTTP_2;
    }

    private boolean isTooLarge(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > maxBodySize;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static @Nullable String onlyOne(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }
}
