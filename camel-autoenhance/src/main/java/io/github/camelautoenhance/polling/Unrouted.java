/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.body.PictureStream;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.support.UnitOfWorkHelper;

/** The end of an exchange that was made for a route and did not get there. */
final class Unrouted {

    private Unrouted() {}

    private static final class NotRoutedException extends RejectedExecutionException {

        private static final long serialVersionUID = 1L;

        NotRoutedException() {
            super("Not handed to a route");
        }
    }

    /** Whether the exchange was ended by {@link #end}. */
    static boolean is(Exchange exchange) {
        return exchange.getException() instanceof NotRoutedException;
    }

    /** Runs what waits for its end, as after a failure: it comes again, and its picture is let go. */
    static void end(Exchange exchange) {
        exchange.setException(new NotRoutedException());
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
        if (exchange.getMessage().getBody() instanceof PictureStream picture) {
            picture.close();
        }
    }
}
