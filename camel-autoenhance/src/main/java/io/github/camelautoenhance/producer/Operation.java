/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import org.apache.camel.Exchange;

/** What a producer does with one message. */
public interface Operation {

    /**
     * Resolves and checks the message's input; nothing is sent yet.
     *
     * @throws IllegalArgumentException naming the header or option that cannot be used
     */
    Call prepare(Exchange exchange) throws Exception;

    /** Whether the service asks for a key. */
    default boolean needsKey() {
        return true;
    }

    /** An operation that the service asks no key for: the id is enough to read. */
    static Operation keyless(Operation operation) {
        return new Operation() {
            @Override
            public Call prepare(Exchange exchange) throws Exception {
                return operation.prepare(exchange);
            }

            @Override
            public boolean needsKey() {
                return false;
            }
        };
    }
}
