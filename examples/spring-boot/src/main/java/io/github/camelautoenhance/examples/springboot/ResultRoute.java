/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.AutoenhanceConstants;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The way back: the service says by its webhook that an image is done, and before and after are fetched from it. If
 * anything fails the service is answered 503 and says it again. What it has said in vain is found by polling.
 *
 * <pre>{@code
 * curl -H "Authentication: $AUTOENHANCE_WEBHOOK_SECRET" http://127.0.0.1:8080/autoenhance \
 *     -d '{"event": "image_processed", "image_id": "..."}'
 * }</pre>
 */
@Component
final class ResultRoute extends RouteBuilder {

    private static final String FINISHED = "direct:finished";

    private static final String DOWNLOAD =
            "autoenhance:images?operation=download&preview={{results.preview}}&format=jpeg&maxWidth={{results.width}}";
    /** Nobody sees half a picture, and two that fetch the same one do not disturb each other. */
    private static final String FILE =
            "file:{{photos.home}}/results?tempFileName=.${exchangeId}" + "&fileName=${header.CamelAutoenhanceImageId}";

    private final Results results;

    ResultRoute(Results results) {
        this.results = results;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        // confirmed: what is shown is what the service says when it is asked, not what an event says
        from("autoenhance:webhook?webhookPath={{webhook.path}}&webhookSecret=RAW({{webhook.secret}})"
                        + "&webhookEvents=image_processed&confirm=true")
                .routeId("webhook")
                .to(FINISHED);

        // the safety net: events get lost, when this application is away for long
        from("autoenhance:orders?delay={{results.poll}}")
                .routeId("missed")
                .split(simple("${body.images}"))
                .stopOnException()
                .filter(method(results, "isAwaited"))
                .to(FINISHED);

        from(FINISHED)
                .routeId("results")
                .setProperty(Results.IMAGE, body())
                .setHeader(AutoenhanceConstants.IMAGE_ID, simple("${body.imageId}"))
                .filter(simple("${body.status} == 'processed'"))
                .to(DOWNLOAD + "&variant=original")
                .to(FILE + "-before.jpg")
                .to(DOWNLOAD + "&variant=enhanced")
                .to(FILE + "-after.jpg")
                .end()
                .bean(results, "finished")
                .log(
                        LoggingLevel.INFO,
                        "photos",
                        "${exchangeProperty.image.status} ${exchangeProperty.image.imageName} is image"
                                + " ${exchangeProperty.image.imageId}");
    }
}
