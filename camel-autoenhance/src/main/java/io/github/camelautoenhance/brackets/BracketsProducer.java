/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.brackets;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.producer.Operation;
import io.github.camelautoenhance.producer.OperationProducer;
import io.github.camelautoenhance.producer.Transfers;
import io.github.camelautoenhance.producer.UploadOperation;
import java.util.Map;
import java.util.function.Supplier;
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
        Transport transport = shared.transport();
        BracketOperations operations =
                new BracketOperations(defaults, transport.api(access).brackets());
        return Map.of(
                "upload", upload(transport),
                "create", operations::create,
                "retrieve", operations::retrieve,
                "delete", operations::delete);
    }

    private UploadOperation<AutoenhanceBracket> upload(Transport transport) {
        return new UploadOperation<>(
                getEndpoint().getEndpointKey(),
                defaults.body(),
                defaults::register,
                transport.bracketUploads(access, defaults.deleteOnFailure(), defaults.observer()),
                (registration, bracket) -> {},
                Results::write);
    }
}
