/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.message.Inputs;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** A producer with a named operation for each message: that of the header, else that of the endpoint. */
public abstract class OperationProducer extends TransferProducer {

    private final @Nullable String defaultName;
    private final String firstName;
    private volatile Map<String, Operation> operations = Map.of();

    /**
     * @param defaultName the option {@code operation}; null where it is not given
     * @param firstName the operation where nothing is given
     */
    protected OperationProducer(
            DefaultEndpoint endpoint,
            ApiAccess access,
            @Nullable String defaultName,
            String firstName,
            int maxConcurrentUploads,
            int maxPending,
            Supplier<ProducerResources> transfers) {
        super(endpoint, access, maxConcurrentUploads, maxPending, transfers);
        this.defaultName = defaultName;
        this.firstName = firstName;
    }

    /** The operations by their names, on this transport. */
    protected abstract Map<String, Operation> operations(ProducerResources shared);

    @Override
    protected void connect(ProducerResources shared) {
        operations = operations(shared);
        Operation unused = defaultOperation();
    }

    @Override
    protected Call prepare(Exchange exchange) throws Exception {
        String header = Inputs.text(exchange.getMessage(), AutoenhanceConstants.OPERATION);
        Operation operation =
                header == null ? defaultOperation() : operation(header, "Header " + AutoenhanceConstants.OPERATION);
        return operation.prepare(exchange);
    }

    private Operation defaultOperation() {
        return operation(defaultName == null ? firstName : defaultName, "Option operation");
    }

    private Operation operation(String name, String source) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    source + " must be one of " + new TreeSet<>(operations.keySet()) + " and is " + Inputs.shown(name));
        }
        if (operation.needsKey()) {
            access.requireKey("The operation " + name);
        }
        return operation;
    }
}
