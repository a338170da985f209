/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.OrderClient;
import io.github.camelautoenhance.client.api.OrderPages;
import io.github.camelautoenhance.client.retry.Outage;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.orders.OrderOptions;
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Consumes the orders of the account whose images are all done, each when it is and again when it is anew. */
public final class OrdersConsumer extends FinishedConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(OrdersConsumer.class);

    private final PollingOptions options;
    private final int perPage;
    private final ApiAccess access;
    private final OrderEntries entries = new OrderEntries();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean warnedOfUnusable = new AtomicBoolean();

    /** Throws IllegalArgumentException naming the option that is missing or cannot be used. */
    public OrdersConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            PollingOptions options,
            OrderOptions orders,
            ApiAccess access,
            Supplier<ProducerResources> transfers) {
        super(endpoint, processor, options, transfers);
        access.requireKey("Listing the orders");
        if (options.download()) {
            throw new IllegalArgumentException("Option download is for autoenhance:images:"
                    + " an order has many pictures, to be had with from(\"autoenhance:images?orderId=...&download=true\")"
                    + " or by the operation download");
        }
        this.options = options;
        this.perPage = Math.min(orders.perPage(), options.maxOrders());
        this.access = access;
    }

    @Override
    protected Found find(Transport transport, Claims taken, int limit, Deadline deadline) {
        OrderClient orders = transport.api(access).orders();
        Duration timeout = transport.uploadTimeout();
        List<Finished> finished = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        AutoenhanceException failure = null;
        try {
            OrderPages pages = OrderPages.of(orders, perPage, timeout, warnedOfUnusable, deadline);
            int looks = 0;
            int fresh = 0;
            Instant newest = null;
            while (looks < options.maxOrders() && fresh < limit && pages.hasNext()) {
                looks++;
                AutoenhanceOrder entry = pages.next();
                listed.add(entry.orderId());
                if (looks == options.maxOrders()) {
                    warnOfOldestFirst(newest, entry.createdAt());
                } else if (newest == null) {
                    newest = entry.createdAt();
                }
                if (options.isRecent(lastChange(entry))) {
                    try {
                        AutoenhanceOrder order = entries.finished(entry, orders, taken, deadline.renewed(timeout));
                        if (order != null) {
                            Finished one = finished(order);
                            finished.add(one);
                            fresh += hasFailed(one) ? 0 : 1;
                        }
                    } catch (AutoenhanceException e) {
                        if (Outage.isMeantBy(e)) {
                            throw e;
                        }
                        failure = e;
                    }
                }
            }
            if (fresh < limit) {
                // Else the rest of the list was not read, and is still there.
                entries.retain(listed);
            }
        } catch (AutoenhanceException e) {
            return new Found(finished, e);
        }
        return new Found(finished, failure);
    }

    /** The service does not say how it sorts. */
    private void warnOfOldestFirst(@Nullable Instant first, @Nullable Instant last) {
        if (first != null && last != null && first.isBefore(last) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "The orders are not listed newest first, and no more than maxOrders={} are looked at, so new ones may"
                            + " never be: set maxOrders above the number of the account's orders, or delete old ones",
                    options.maxOrders());
        }
    }

    private static Finished finished(AutoenhanceOrder order) {
        return new Finished(OrderKey.of(order), (exchange, deadline) -> Results.write(exchange, order));
    }

    private static @Nullable Instant lastChange(AutoenhanceOrder order) {
        Instant created = order.createdAt();
        Instant updated = order.lastUpdatedAt();
        return updated == null || (created != null && created.isAfter(updated)) ? created : updated;
    }
}
