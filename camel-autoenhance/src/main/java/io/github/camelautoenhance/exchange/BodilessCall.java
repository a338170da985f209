/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * One request whose answer says nothing; the message's body stays.
 *
 * @param result says in the headers what it was about
 */
public record BodilessCall(Consumer<Deadline> request, Consumer<Exchange> result) implements TransferCall {

    @Override
    public void transfer(Deadline deadline) {
        request.accept(deadline);
    }

    @Override
    public void succeeded(Exchange exchange) {
        result.accept(exchange);
        Results.removeInputs(exchange.getMessage());
    }
}
