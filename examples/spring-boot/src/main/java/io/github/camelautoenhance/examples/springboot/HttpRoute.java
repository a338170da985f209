/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What a photo that came by HTTP goes through. Its sender waits, and hears of every failure: there is nothing to
 * redeliver here beyond the component's own repeats.
 *
 * <pre>{@code
 * Exchange done = producerTemplate.send(HttpRoute.PHOTO, exchange -> exchange.getMessage().setBody(stream));
 * }</pre>
 */
@Component
final class HttpRoute extends RouteBuilder {

    static final String PHOTO = "direct:photo";

    private final Results results;

    HttpRoute(Results results) {
        this.results = results;
    }

    @Override
    public void configure() {
        from(PHOTO)
                .routeId("http")
                .errorHandler(noErrorHandler())
                // Camel would keep the stream in heap, to be read again; the component has its own file for that
                .streamCache(false)
                .to("autoenhance:images?deleteOnFailure=true")
                .bean(results, "uploaded");
    }
}
