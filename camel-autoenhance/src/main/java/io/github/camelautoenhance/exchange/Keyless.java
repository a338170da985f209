/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import org.apache.camel.Exchange;

/** An operation that the service asks no key for: whoever knows the id may read. */
public record Keyless(Operation operation) implements Operation {

    @Override
    public Call prepare(Exchange exchange) throws Exception {
        return operation.prepare(exchange);
    }

    @Override
    public boolean needsKey() {
        return false;
    }
}
