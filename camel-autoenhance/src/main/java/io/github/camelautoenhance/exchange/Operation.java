/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

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
}
