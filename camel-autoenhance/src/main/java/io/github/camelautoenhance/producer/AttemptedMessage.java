/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import org.apache.camel.Exchange;

/**
 * A message that an endpoint has tried, so that its true redelivery can be told from everything that only looks like
 * one. Without all of these conditions a loop with {@code doTry} would take one photo for another; the header alone
 * says little, since it stays when an earlier step of the route was redelivered. Camel redelivers the same body object.
 */
public record AttemptedMessage(String exchangeId, String endpointKey, Object body) {

    public boolean isRedeliveredIn(Exchange exchange, String endpoint) {
        return Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class))
                && exchangeId.equals(exchange.getExchangeId())
                && endpointKey.equals(endpoint)
                && body == exchange.getMessage().getBody();
    }

    /** Properties are printed by many; the endpoint's key may hold the API key. */
    @Override
    public String toString() {
        return "AttemptedMessage";
    }
}
