/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import io.github.camelautoenhance.error.AutoenhanceException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** The route that the documentation recommends for a folder. */
final class InboxRoute extends RouteBuilder {

    @Override
    public void configure() {
        onException(AutoenhanceException.class, IllegalArgumentException.class)
                .onWhen(exchange -> !(exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof AutoenhanceException e
                        && e.isRetryable()))
                .handled(true)
                .log(LoggingLevel.ERROR, "${file:onlyname}: ${exception.message}")
                .setProperty("outcome", constant(".failed"));
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(2_000)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(5_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .allowRedeliveryWhileStopping(false));

        from("file:inbox?include=.*[.](jpe?g|png|dng)&readLock=changed&readLockMinAge=5s&readLockMinLength=0"
                        + "&move=${file:parent}/${exchangeProperty.outcome}/${file:onlyname}")
                .setProperty("outcome", constant(".done"))
                .to("autoenhance:images");
    }
}
