/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes the photos that are put into a folder. Nobody waits for an answer here: what may pass is tried again for as
 * long as it takes, and what never passes is put aside with its reason.
 *
 * <pre>{@code
 * cp kitchen.jpg ~/autoenhance-photos/inbox/
 * }</pre>
 */
@Component
final class FolderRoute extends RouteBuilder {

    private final Duration pause;
    private final Results results;

    FolderRoute(@Value("${upload.pause}") Duration pause, Results results) {
        this.pause = pause;
        this.results = results;
    }

    @Override
    public void configure() {
        onException(AutoenhanceException.class, IllegalArgumentException.class)
                .onWhen(FolderRoute::neverPasses)
                .handled(true)
                .log(LoggingLevel.ERROR, "photos", "REFUSED   ${file:name}, now in failed/: ${exception.message}")
                .setBody(
                        simple("${date:now:yyyy-MM-dd HH:mm:ss} ${exception.class.simpleName}\n${exception.message}\n"))
                .to("file:{{photos.home}}/failed?fileName=${file:name}.reason.txt")
                .setProperty("goesTo", constant("failed"));
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(pause.toMillis())
                .useExponentialBackOff()
                .maximumRedeliveryDelay(60_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .allowRedeliveryWhileStopping(false));

        from("file:{{photos.home}}/inbox?recursive=true&include={{photos.names}}"
                        + "&readLock=changed&readLockMinAge={{photos.settled}}&readLockMinLength=0"
                        + "&move={{photos.home}}/${exchangeProperty.goesTo}/${file:name}")
                .routeId("folder")
                .setProperty("goesTo", constant("inbox/.done"))
                .bean(PhotoFormat.class)
                .idempotentConsumer(simple("${file:name} ${file:size} ${header.CamelFileLastModified}"))
                .idempotentRepository("uploaded")
                // noted after the upload: noted before it, a photo whose upload was cut off would be lost
                .eager(false)
                .to("autoenhance:images?deleteOnFailure=true")
                .bean(results, "uploaded")
                .log(LoggingLevel.INFO, "photos", "uploaded  ${file:name} is image ${header.CamelAutoenhanceImageId}");
    }

    /** A key that is not accepted and an empty account are not the photo's fault: it stays until a person has acted. */
    private static boolean neverPasses(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return !(failure instanceof AutoenhanceException e && e.isRetryable())
                && !(failure instanceof AutoenhanceAuthenticationException)
                && !(failure instanceof AutoenhanceQuotaException);
    }
}
