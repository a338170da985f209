/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import io.github.camelautoenhance.error.AutoenhanceException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** The route that the documentation recommends for a queue. */
final class QueueRoute extends RouteBuilder {

    @Override
    public void configure() {
        onException(AutoenhanceException.class, IllegalArgumentException.class)
                .onWhen(exchange -> !(exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof AutoenhanceException e
                        && e.isRetryable()))
                .handled(true)
                .log(LoggingLevel.ERROR, "${header.fileName}: ${exception.message}")
                .to("jms:queue:photos.failed");
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(2_000)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(5_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .allowRedeliveryWhileStopping(false));

        from("jms:queue:photos?transacted=true&lazyCreateTransactionManager=false&concurrentConsumers=4")
                .setHeader("CamelAutoenhanceImageName", header("fileName"))
                .to("autoenhance:images?synchronous=true");
    }
}
