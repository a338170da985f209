/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of the program that are written in Java.
 *
 * <pre>{@code
 * main.configure().addRoutesBuilder(new PhotoRoutes());
 * main.addInitialProperty("inbox", "/srv/photos");
 * }</pre>
 */
final class PhotoRoutes extends RouteBuilder {

    static final String FOLDER = "folder";
    static final String ONE_PHOTO = "direct:one-photo";
    static final String REDELIVERED = "direct:redelivered";

    @Override
    public void configure() {
        from("file:{{inbox}}?move=.done").routeId(FOLDER).to("autoenhance:images");

        from(ONE_PHOTO).toD("autoenhance:images?orderId=${header.shoot}");

        // no repeats inside the step, so that it is Camel that tries again
        from(REDELIVERED)
                .errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1))
                .to("autoenhance:images?maxRetries=0");
    }
}
