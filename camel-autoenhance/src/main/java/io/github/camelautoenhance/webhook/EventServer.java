/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.util.HashMap;
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

    private final Consumer consumer;
    private final Runnable guard;

    private EventServer(Consumer consumer, Runnable guard) {
        this.consumer = consumer;
        this.guard = guard;
    }

    /** @throws IllegalStateException if the application has no HTTP server */
    static EventServer start(CamelContext camelContext, WebhookOptions options, EventRequests requests) {
        RestConsumerFactory factory = factory(camelContext);
        if (factory == null) {
            throw none(null);
        }
        try {
            // Not the configuration of the REST DSL, whose context path is for its own services.
            Consumer consumer = factory.createConsumer(
                    camelContext,
                    requests,
                    "POST",
                    options.path(),
                    null,
                    null,
                    null,
                    new RestConfiguration(),
                    new HashMap<>());
            ServiceHelper.initService(consumer);
            camelContext
                    .getRegistry()
                    .findByType(WebhookGuard.class)
                    .forEach(guard -> guard.guard(options.path(), requests));
            Runnable guard = guard(camelContext, options, requests);
            EventServer server = new EventServer(consumer, guard);
            try {
                ServiceHelper.startService(consumer);
            } catch (Exception e) {
                server.stop();
                throw e;
            }
            return server;
        } catch (Exception e) {
            throw none(e);
        }
    }

    private static Runnable guard(CamelContext camelContext, WebhookOptions options, EventRequests requests) {
        try {
            if (camelContext.getClassResolver().resolveClass(VERTX_ROUTER) != null) {
                return VertxGuard.of(camelContext, options.path(), options.maxBodySize(), requests);
            }
        } catch (LinkageError e) {
            LOG.warn("The limits of the HTTP server itself hold for bodies of events: {}", e.toString());
        }
        return () -> {};
    }

    void stop() {
        ServiceHelper.stopAndShutdownService(consumer);
        guard.run();
    }

    private static IllegalStateException none(@Nullable Exception cause) {
        return new IllegalStateException(
                "autoenhance:webhook has no HTTP server to receive events on: add camel-platform-http-main and set"
                        + " camel.server.enabled=true, on Spring Boot add camel-platform-http-starter, on Quarkus"
                        + " camel-quarkus-platform-http"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")"),
                cause);
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
