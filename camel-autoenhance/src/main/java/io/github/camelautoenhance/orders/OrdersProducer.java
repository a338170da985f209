/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.exchange.AwaitCall;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Keyless;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.OperationProducer;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.exchange.Transfers;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on orders. */
public final class OrdersProducer extends OperationProducer {

    private static final Logger LOG = LoggerFactory.getLogger(OrdersProducer.class);

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
        ApiClient api = shared.transport().api(access);
        OrderOperations operations =
                new OrderOperations(defaults, api.orders(), shared.transport().uploadTimeout(), warnedOfUnusable);
        return Map.of(
                "create", operations::create,
                "retrieve", new Keyless(operations::retrieve),
                "list", operations::list,
                "update", operations::update,
                "delete", operations::delete,
                "process", operations::process,
                "await", new Keyless(exchange -> await(exchange, shared, api)),
                "listBrackets", new Keyless(operations::listBrackets));
    }

    private Call await(Exchange exchange, Transfers shared, ApiClient api) {
        String orderId = Ids.order(exchange.getMessage(), defaults.orderId());
        return new AwaitCall<AutoenhanceOrder>(
                deadline -> shared.transport().poller().order(access, api, defaults.delays(), orderId, deadline),
                OrdersProducer::finished);
    }

    private static void finished(Exchange exchange, AutoenhanceOrder order) {
        long failed = order.images().stream().filter(AutoenhanceImage::isFailed).count();
        if (failed > 0) {
            LOG.warn(
                    "{} of the {} images of order {} were not enhanced",
                    failed,
                    order.images().size(),
                    order.orderId());
        }
        Results.write(exchange, order);
    }
}
