/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import org.apache.camel.Exchange;

/** The work of one exchange, split by the thread that does it. */
public interface Call {

    /** Blocks on the network. Runs on a transfer thread and must not touch the exchange. */
    void transfer(Deadline deadline);

    /** Puts the result into the exchange. Runs after a successful {@link #transfer}, before the route goes on. */
    void succeeded(Exchange exchange);

    /** Notes in the exchange what a redelivery needs to know. The exception itself is set by the producer. */
    default void failed(Exchange exchange) {}
}
