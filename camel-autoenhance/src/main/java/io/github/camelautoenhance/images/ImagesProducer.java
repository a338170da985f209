/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.exchange.TransferProducer;
import io.github.camelautoenhance.exchange.Transfers;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;

/** The producer of {@code autoenhance:images}: finds the operation for a message and lets it work. */
public final class ImagesProducer extends TransferProducer {

    private final ImageDefaults defaults;
    private final ApiAccess access;
    private final IgnoredSettings ignoredSettings;
    private volatile Map<String, ImageOperation> operations = Map.of();

    public ImagesProducer(
            DefaultEndpoint endpoint,
            ImageDefaults defaults,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<Transfers> transfers) {
        super(endpoint, access, maxConcurrentUploads, transfers);
        this.defaults = defaults;
        this.access = access;
        this.ignoredSettings = new IgnoredSettings(access.apiVersion());
    }

    @Override
    protected void connect(Transfers shared) {
        ApiClient api = shared.transport().api(access);
        operations = Map.of(
                "upload",
                new UploadOperation(
                        getEndpoint().getEndpointKey(),
                        defaults,
                        shared.transport().uploads(access, defaults.deleteOnFailure(), defaults.observer()),
                        ignoredSettings),
                "create",
                new CreateOperation(new Registrations(defaults), api, ignoredSettings),
                "retrieve",
                new RetrieveOperation(defaults, api),
                "delete",
                new DeleteOperation(defaults, api));
        ImageOperation unused = operation(defaults.operation(), "Option operation");
    }

    @Override
    protected Call prepare(Exchange exchange) throws Exception {
        String header = Inputs.text(exchange.getMessage(), AutoenhanceConstants.OPERATION);
        ImageOperation operation = header == null
                ? operation(defaults.operation(), "Option operation")
                : operation(header, "Header " + AutoenhanceConstants.OPERATION);
        return operation.prepare(exchange);
    }

    private ImageOperation operation(String name, String source) {
        ImageOperation operation = operations.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    source + " must be one of " + new TreeSet<>(operations.keySet()) + " and is " + Inputs.shown(name));
        }
        if (operation.needsKey() && access.apiKey() == null) {
            throw new IllegalArgumentException("The operation " + name
                    + " needs an API key: set the option apiKey of the endpoint or of the component"
                    + " (camel.component.autoenhance.api-key, which Camel Main, Spring Boot and Quarkus read)");
        }
        return operation;
    }
}
