/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.producer.Operation;
import io.github.camelautoenhance.producer.OperationProducer;
import io.github.camelautoenhance.producer.ProducerResources;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.support.DefaultEndpoint;

/** Works on orders. */
public final class OrdersProducer extends OperationProducer {

    private final OrderOptions options;
    private final AtomicBoolean warnedOfUnusable = new AtomicBoolean();

    public OrdersProducer(
            DefaultEndpoint endpoint,
            OrderOptions options,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<ProducerResources> transfers) {
        super(endpoint, access, options.operation(), "create", maxConcurrentUploads, options.maxPending(), transfers);
        this.options = options;
    }

    @Override
    protected Map<String, Operation> operations(ProducerResources shared) {
        OrderOperations operations = OrderOperations.of(options, access, shared.transport(), warnedOfUnusable);
        return Map.of(
                "create", operations::create,
                "retrieve", Operation.keyless(operations::retrieve),
                "list", operations::list,
                "update", operations::update,
                "delete", operations::delete,
                "process", operations::process,
                "await", Operation.keyless(operations::await),
                "listBrackets", Operation.keyless(operations::listBrackets));
    }
}
