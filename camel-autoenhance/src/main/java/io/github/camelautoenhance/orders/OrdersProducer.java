/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.producer.Operation;
import io.github.camelautoenhance.producer.OperationProducer;
import io.github.camelautoenhance.producer.Transfers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.support.DefaultEndpoint;

/** Works on orders. */
public final class OrdersProducer extends OperationProducer {

    private final OrderDefaults defaults;
    private final ApiAccess access;
    private final AtomicBoolean warnedOfUnusable = new AtomicBoolean();

    public OrdersProducer(
            DefaultEndpoint endpoint,
            OrderDefaults defaults,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<Transfers> transfers) {
        super(endpoint, access, defaults.operation(), "create", maxConcurrentUploads, defaults.maxPending(), transfers);
        this.defaults = defaults;
        this.access = access;
    }

    @Override
    protected Map<String, Operation> operations(Transfers shared) {
        OrderOperations operations = OrderOperations.of(defaults, access, shared.transport(), warnedOfUnusable);
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
