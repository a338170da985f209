/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.ExchangeHelper;

/**
 * The header by which Camel's error handler waits as long as {@code Retry-After} said. A redelivery begins with the
 * headers that the step was given, and so without it. It is not set where the route catches the failure itself: there
 * it would stay, and delay the redeliveries of every later step.
 */
final class RedeliveryDelay {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RedeliveryDelay() {}

    static void set(Exchange exchange, Throwable failure) {
        if (failure instanceof AutoenhanceRateLimitException limited
                && limited.retryAt() != null
                && !isCaughtByRoute(exchange)) {
            Duration wait = Duration.between(Instant.now(), limited.retryAt());
            // A moment that has come leaves the route's own delay in force.
            if (wait.toMillis() > 0 && wait.compareTo(LONGEST) <= 0) {
                exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
            }
        }
    }

    /**
     * Within {@code doTry} Camel redelivers nothing. Another route may have called this one from its own, and here an
     * error handler may be at work.
     */
    private static boolean isCaughtByRoute(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(ExchangePropertyKey.TRY_ROUTE_BLOCK, Boolean.class))
                && Objects.equals(ExchangeHelper.getAtRouteId(exchange), exchange.getFromRouteId());
    }
}
