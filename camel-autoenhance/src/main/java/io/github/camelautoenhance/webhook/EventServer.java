/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.spi.WebhookGuard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The path on the HTTP server of the application, of whatever kind, where events are received. */
final class EventServer {

    private static final Logger LOG = LoggerFactory.getLogger(EventServer.class);
    private static final String PLATFORM_HTTP = "platform-http";
    /** Asked for before the guard, which cannot even be loaded where this is not. */
    private static final String VERTX_ROUTER = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter";

    private static final String REMEDY =
            "add camel-platform-http-main and set camel.server.enabled=true, on Spring Boot"
                    + " add camel-platform-http-starter, on Quarkus camel-quarkus-platform-http";

    private final CamelContext camelContext;
    private final WebhookOptions options;
    private final EventRequests requests;
    private final Set<WebhookGuard> guards = new HashSet<>();
    private Runnable vertxGuard = () -> {};
    private @Nullable Consumer consumer;

    EventServer(CamelContext camelContext, WebhookOptions options, EventRequests requests) {
        this.camelContext = camelContext;
        this.options = options;
        this.requests = requests;
    }

    /** @throws IllegalStateException if the application has no HTTP server, or that does not take the path */
    void start() {
        RestConsumerFactory factory = factory(camelContext);
        if (factory == null) {
            throw new IllegalStateException("autoenhance:webhook has no HTTP server to receive events on: " + REMEDY);
        }
        try {
            // Not the configuration of the REST DSL, whose context path is for its own services.
            Consumer created = factory.createConsumer(
                    camelContext,
                    requests,
                    "POST",
                    options.path(),
                    null,
                    null,
                    null,
                    place(camelContext.getRestConfiguration()),
                    new HashMap<>());
            consumer = created;
            ServiceHelper.initService(created);
            guards.addAll(camelContext.getRegistry().findByType(WebhookGuard.class));
            guards.forEach(guard -> guard.guard(options.path(), requests));
            vertxGuard = vertxGuard();
            ServiceHelper.startService(created);
        } catch (Exception e) {
            // Servers have no exception of their own for one that is missing.
            throw new IllegalStateException(
                    "autoenhance:webhook cannot receive events at " + options.path() + ": " + e.getMessage()
                            + "; if the application has no HTTP server, " + REMEDY,
                    e);
        }
    }

    private Runnable vertxGuard() {
        try {
            if (camelContext.getClassResolver().resolveClass(VERTX_ROUTER) != null) {
                return VertxGuard.of(camelContext, options.path(), options.maxBodySize(), requests);
            }
        } catch (LinkageError e) {
            LOG.warn("The limits of the HTTP server itself hold for bodies of events: {}", e.toString());
        }
        return () -> {};
    }

    /** Receives nothing more. Requests at the path are guarded still: some servers go on reading them. */
    void stop() {
        ServiceHelper.stopAndShutdownService(consumer);
        consumer = null;
        vertxGuard.run();
        vertxGuard = () -> {};
    }

    /** Leaves the path to others. */
    void close() {
        stop();
        guards.forEach(guard -> guard.release(options.path(), requests));
        guards.clear();
    }

    /** Where the server is, for those that are not started by the application. */
    private static RestConfiguration place(RestConfiguration rest) {
        RestConfiguration place = new RestConfiguration();
        place.setScheme(rest.getScheme());
        place.setHost(rest.getHost());
        place.setPort(rest.getPort());
        return place;
    }

    private static @Nullable RestConsumerFactory factory(CamelContext camelContext) {
        String chosen = camelContext.getRestConfiguration().getComponent();
        if (chosen != null && camelContext.getComponent(chosen) instanceof RestConsumerFactory factory) {
            return factory;
        }
        Component component = camelContext.getComponent(PLATFORM_HTTP);
        if (component instanceof RestConsumerFactory factory) {
            return factory;
        }
        Set<RestConsumerFactory> registered = camelContext.getRegistry().findByType(RestConsumerFactory.class);
        return registered.size() == 1 ? registered.iterator().next() : null;
    }
}
