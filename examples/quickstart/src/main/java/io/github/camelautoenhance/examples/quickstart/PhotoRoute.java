/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import org.apache.camel.builder.RouteBuilder;

/**
 * The route, in Java; {@code routes/photos.yaml} and {@code routes/photos.xml} hold the same one. What to take home:
 * one {@code to} uploads the photo, and a photo that fails is an exception like any other in Camel.
 *
 * <p>The options of {@code file} leave the folder as it is: nothing is moved, deleted or locked ({@code noop},
 * {@code readLock}), and it is read once ({@code repeatCount}).
 *
 * <pre>{@code
 * from("file:inbox").to("autoenhance:images");
 * }</pre>
 */
final class PhotoRoute extends RouteBuilder {

    @Override
    public void configure() {
        onException(Exception.class).handled(true).bean("progress", "failed");

        from("file:{{quickstart.photos}}?include={{quickstart.names}}&noop=true&readLock=none&repeatCount=1&autoCreate=false")
                .routeId("photos")
                .bean("progress", "started")
                .to("autoenhance:images?orderId={{quickstart.order}}")
                .bean("progress", "arrived");
    }
}
