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
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.producer.UploadOperation;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.support.DefaultEndpoint;

/** Works on brackets, the exposures that are merged into one image. */
public final class BracketsProducer extends OperationProducer {

    private final BracketOptions options;

    public BracketsProducer(
            DefaultEndpoint endpoint,
            BracketOptions options,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<ProducerResources> transfers) {
        super(endpoint, access, options.operation(), "upload", maxConcurrentUploads, 1, transfers);
        this.options = options;
    }

    @Override
    protected Map<String, Operation> operations(ProducerResources shared) {
        Transport transport = shared.transport();
        BracketOperations operations =
                new BracketOperations(options, transport.api(access).brackets());
        return Map.of(
                "upload", upload(transport),
                "create", operations::create,
                "retrieve", operations::retrieve,
                "delete", operations::delete);
    }

    private UploadOperation<AutoenhanceBracket> upload(Transport transport) {
        return new UploadOperation<>(
                getEndpoint().getEndpointKey(),
                options.body(),
                options::register,
                transport.bracketUploads(access, options.deleteOnFailure(), options.listener()),
                (registration, bracket) -> {},
                Results::write);
    }
}
