/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.api.OrderClient;
import io.github.camelautoenhance.client.api.OrderPages;
import io.github.camelautoenhance.client.await.Awaiter;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.Inputs;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.producer.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on orders. */
record OrderOperations(
        OrderOptions options,
        ApiAccess access,
        ApiClient api,
        Awaiter awaiter,
        Duration timeout,
        AtomicBoolean warnedOfUnusable) {

    private static final Logger LOG = LoggerFactory.getLogger(OrderOperations.class);
    /** Settings of images that the service does not take for an order. */
    private static final List<String> NOT_OF_ORDERS = List.of("rating", "threesixty");

    static OrderOperations of(
            OrderOptions options, ApiAccess access, Transport transport, AtomicBoolean warnedOfUnusable) {
        return new OrderOperations(
                options,
                access,
                transport.api(access),
                transport.awaiter(),
                transport.uploadTimeout(),
                warnedOfUnusable);
    }

    Call create(Exchange exchange) {
        String orderId = Ids.newOrder(exchange.getMessage(), options.orderId());
        String name = name(exchange.getMessage());
        return Call.request(deadline -> orders().create(orderId, name, deadline), Results::write);
    }

    Call retrieve(Exchange exchange) {
        String orderId = orderId(exchange);
        return Call.request(deadline -> orders().retrieve(orderId, options.sortImagesBy(), deadline), Results::write);
    }

    Call list(Exchange exchange) {
        return Call.request(
                deadline -> OrderPages.of(orders(), options.perPage(), timeout, warnedOfUnusable, deadline),
                (done, pages) -> {
                    done.getMessage().setBody(pages);
                    Results.removeInputs(done.getMessage());
                });
    }

    Call update(Exchange exchange) {
        String orderId = orderId(exchange);
        String name = name(exchange.getMessage());
        if (name == null) {
            throw new IllegalArgumentException("No name given to update the order with: set the header "
                    + AutoenhanceConstants.ORDER_NAME + " or the option orderName");
        }
        return Call.request(deadline -> orders().update(orderId, name, deadline), Results::write);
    }

    Call delete(Exchange exchange) {
        String orderId = orderId(exchange);
        return Call.bodiless(deadline -> orders().delete(orderId, deadline), done -> Results.writeOrder(done, orderId));
    }

    Call process(Exchange exchange) {
        String orderId = orderId(exchange);
        Map<String, @Nullable Object> fields = options.settings().of(exchange.getMessage());
        for (String setting : NOT_OF_ORDERS) {
            if (fields.containsKey(setting)) {
                fields.remove(setting);
                LOG.warn("The setting {} is not sent: the service knows it of images and not of orders", setting);
            }
        }
        Grouping.put(fields, exchange.getMessage(), options.bracketsPerImage());
        return Call.request(deadline -> orders().process(orderId, fields, deadline), (done, order) -> {
            Results.write(done, order);
            done.getMessage().removeHeader(AutoenhanceConstants.BRACKET_GROUPS);
        });
    }

    Call listBrackets(Exchange exchange) {
        String orderId = orderId(exchange);
        return Call.request(deadline -> orders().brackets(orderId, deadline), (done, brackets) -> {
            done.getMessage().setBody(brackets);
            Results.writeOrder(done, orderId);
            Results.removeInputs(done.getMessage());
        });
    }

    /** Waits until the service has processed all images of an order. */
    Call await(Exchange exchange) {
        String orderId = orderId(exchange);
        return Call.await(
                deadline -> awaiter.order(access, api, options.delays(), orderId, deadline), OrderOperations::finished);
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

    private OrderClient orders() {
        return api.orders();
    }

    private String orderId(Exchange exchange) {
        return Ids.order(exchange.getMessage(), options.orderId());
    }

    private @Nullable String name(Message message) {
        String header = Inputs.text(message, AutoenhanceConstants.ORDER_NAME);
        return header != null ? header : options.orderName();
    }
}
