/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
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

    private static final String TIMER = VertxGuard.class.getName() + ".timer";
    private static final long LINGER_MILLIS = 500;

    private final Vertx vertx;
    private final EventRequests requests;
    private final BodyHandler body;
    private final int maxBodySize;

    private VertxGuard(Vertx vertx, EventRequests requests, int maxBodySize) {
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

    private Route before(Router router, String path) {
        // Of a type that Vert.x does not know as one for bodies, which must not come after others.
        return router.route(HttpMethod.POST, path)
                .order(-1)
                .handler(this::begin)
                .handler(this::read)
                .handler(VertxGuard::arrived)
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
        long timer = vertx.setTimer(EventReader.PATIENCE.toMillis(), unused -> refuse(context, EventReader.tooSlow()));
        context.put(TIMER, timer);
        context.addEndHandler(unused -> vertx.cancelTimer(timer));
        context.request().resume();
        body.handle(context);
    }

    /** The body is there; the route may take its time. */
    private static void arrived(RoutingContext context) {
        Long timer = context.get(TIMER);
        if (timer != null) {
            context.vertx().cancelTimer(timer);
        }
        context.next();
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
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Connection", "close")
                .end(refusal.reason())
                // At once, a client that is still sending would see the reset and not the answer.
                .onComplete(unused -> vertx.setTimer(
                        LINGER_MILLIS, now -> context.request().connection().close()));
    }

    private static @Nullable String onlyOne(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }
}
