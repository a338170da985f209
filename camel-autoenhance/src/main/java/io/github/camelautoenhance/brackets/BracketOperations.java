/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.brackets;

import io.github.camelautoenhance.client.api.BracketClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.producer.Call;
import org.apache.camel.Exchange;

/** The operations on brackets that are a single request each. */
record BracketOperations(BracketOptions options, BracketClient brackets) {

    /** Registers a bracket without a photo; the record holds the upload URL. */
    Call create(Exchange exchange) {
        Registration registration = options.register(exchange.getMessage(), null);
        return Call.request(deadline -> brackets.create(registration, deadline), Results::write);
    }

    /** Reads the record of a bracket. */
    Call retrieve(Exchange exchange) {
        String bracketId = bracketId(exchange);
        return Call.request(deadline -> brackets.retrieve(bracketId, deadline), Results::write);
    }

    /** Deletes a bracket; the body stays. */
    Call delete(Exchange exchange) {
        String bracketId = bracketId(exchange);
        return Call.bodiless(
                deadline -> brackets.delete(bracketId, deadline), done -> Results.writeBracket(done, bracketId));
    }

    private String bracketId(Exchange exchange) {
        return Ids.bracket(exchange.getMessage(), options.bracketId());
    }
}
