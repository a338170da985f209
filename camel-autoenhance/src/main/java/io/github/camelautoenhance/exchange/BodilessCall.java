/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.Deadline;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * One request whose answer says nothing; the message's body stays.
 *
 * @param idHeader the header that says afterwards what it was about
 */
public record BodilessCall(String idHeader, String id, Consumer<Deadline> request) implements TransferCall {

    @Override
    public void transfer(Deadline deadline) {
        request.accept(deadline);
    }

    @Override
    public void succeeded(Exchange exchange) {
        if (idHeader.equals(AutoenhanceConstants.ORDER_ID)) {
            Results.writeOrder(exchange, id);
        } else {
            exchange.getMessage().setHeader(idHeader, id);
        }
        Results.removeInputs(exchange.getMessage());
    }
}
