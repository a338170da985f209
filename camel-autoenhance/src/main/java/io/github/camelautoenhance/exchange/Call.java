/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import java.util.List;
import org.apache.camel.Exchange;

/** The work of one exchange, split by the thread that does it. */
public interface Call {

    /** What is done, one after the other. None of it may touch the exchange. */
    List<Stage> stages();

    /** Puts the result into the exchange. Runs after the last stage has succeeded, before the route goes on. */
    void succeeded(Exchange exchange);

    /** Notes in the exchange what a redelivery needs to know. The exception itself is set by the producer. */
    default void failed(Exchange exchange, Throwable failure) {}
}
