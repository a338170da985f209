/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.brackets;

import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.BracketClient;
import io.github.camelautoenhance.client.Registration;
import io.github.camelautoenhance.exchange.BodilessCall;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.OperationProducer;
import io.github.camelautoenhance.exchange.RecordCall;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.exchange.Transfers;
import io.github.camelautoenhance.exchange.UploadOperation;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;

/** Works on brackets, the exposures that are merged into one image. */
public final class BracketsProducer extends OperationProducer {

    private final BracketDefaults defaults;
    private final ApiAccess access;

    public BracketsProducer(
            DefaultEndpoint endpoint,
            BracketDefaults defaults,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<Transfers> transfers) {
        super(endpoint, access, defaults.operation(), "upload", maxConcurrentUploads, 1, transfers);
        this.defaults = defaults;
        this.access = access;
    }

    @Override
    protected Map<String, Operation> operations(Transfers shared) {
        BracketClient brackets = shared.transport().api(access).brackets();
        return Map.of(
                "upload", upload(shared),
                "create", exchange -> create(exchange, brackets),
                "retrieve", exchange -> retrieve(exchange, brackets),
                "delete", exchange -> delete(exchange, brackets));
    }

    private UploadOperation<AutoenhanceBracket> upload(Transfers shared) {
        return new UploadOperation<>(
                getEndpoint().getEndpointKey(),
                defaults.body(),
                defaults::registration,
                shared.transport().bracketUploads(access, defaults.deleteOnFailure(), defaults.observer()),
                (registration, bracket) -> {},
                Results::write);
    }

    private Call create(Exchange exchange, BracketClient brackets) {
        Registration registration = defaults.registration(exchange.getMessage(), null);
        return new RecordCall<AutoenhanceBracket>(deadline -> brackets.create(registration, deadline), Results::write);
    }

    private Call retrieve(Exchange exchange, BracketClient brackets) {
        String bracketId = Ids.bracket(exchange.getMessage(), defaults.bracketId());
        return new RecordCall<AutoenhanceBracket>(deadline -> brackets.retrieve(bracketId, deadline), Results::write);
    }

    private Call delete(Exchange exchange, BracketClient brackets) {
        String bracketId = Ids.bracket(exchange.getMessage(), defaults.bracketId());
        return new BodilessCall(
                deadline -> brackets.delete(bracketId, deadline), done -> Results.writeBracket(done, bracketId));
    }
}
