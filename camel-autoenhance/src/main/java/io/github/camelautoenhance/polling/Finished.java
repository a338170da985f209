/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.util.Deadline;
import org.apache.camel.Exchange;

/**
 * Something that the service is done with, and that becomes one exchange.
 *
 * @param key names it and the state it is in; the same in every process, and after every restart
 * @param filling puts it into the exchange
 */
public record Finished(String key, Filling filling) {

    /** Makes the message; may ask the service for the picture. */
    @FunctionalInterface
    public interface Filling {
        void fill(Exchange exchange, Deadline deadline);
    }
}
