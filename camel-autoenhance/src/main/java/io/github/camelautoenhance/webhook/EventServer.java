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
        Consumer consumer = null;
        Runnable guard = () -> {};
        boolean started = false;
        try {
            // Not the configuration of the REST DSL, whose context path is for its own services.
            consumer = factory.createConsumer(
                    camelContext,
                    requests,
                    "POST",
                    options.path(),
                    null,
                    null,
                    null,
                    place(camelContext.getRestConfiguration()),
                    new HashMap<>());
            ServiceHelper.initService(consumer);
            camelContext
                    .getRegistry()
                    .findByType(WebhookGuard.class)
                    .forEach(each -> each.guard(options.path(), requests));
            guard = guard(camelContext, options, requests);
            ServiceHelper.startService(consumer);
            started = true;
            return new EventServer(consumer, guard);
        } catch (Exception e) {
            throw none(e);
        } finally {
            if (!started) {
                guard.run();
                ServiceHelper.stopAndShutdownService(consumer);
            }
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

    /** Where the server is, for those that are not started by the application. */
    private static RestConfiguration place(RestConfiguration rest) {
        RestConfiguration place = new RestConfiguration();
        place.setScheme(rest.getScheme());
        place.setHost(rest.getHost());
        place.setPort(rest.getPort());
        return place;
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
