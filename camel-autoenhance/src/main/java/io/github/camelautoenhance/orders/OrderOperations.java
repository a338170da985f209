/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.OrderClient;
import io.github.camelautoenhance.client.OrderPages;
import io.github.camelautoenhance.exchange.BodilessCall;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.exchange.RecordCall;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on orders that are a single request each. */
record OrderOperations(OrderDefaults defaults, OrderClient orders, Duration timeout, AtomicBoolean warnedOfUnusable) {

    private static final Logger LOG = LoggerFactory.getLogger(OrderOperations.class);
    /** Settings of images that the service does not take for an order. */
    private static final List<String> NOT_OF_ORDERS = List.of("rating", "threesixty");

    Call create(Exchange exchange) {
        String orderId = Ids.newOrder(exchange.getMessage(), defaults.orderId());
        String name = name(exchange.getMessage());
        return new RecordCall<AutoenhanceOrder>(deadline -> orders.create(orderId, name, deadline), Results::write);
    }

    Call retrieve(Exchange exchange) {
        String orderId = orderId(exchange);
        return new RecordCall<AutoenhanceOrder>(
                deadline -> orders.retrieve(orderId, defaults.sortImagesBy(), deadline), Results::write);
    }

    Call list(Exchange exchange) {
        return new RecordCall<OrderPages>(
                deadline -> OrderPages.of(orders, defaults.perPage(), timeout, warnedOfUnusable, deadline),
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
        return new RecordCall<AutoenhanceOrder>(deadline -> orders.update(orderId, name, deadline), Results::write);
    }

    Call delete(Exchange exchange) {
        String orderId = orderId(exchange);
        return new BodilessCall(
                deadline -> orders.delete(orderId, deadline), done -> Results.writeOrder(done, orderId));
    }

    Call process(Exchange exchange) {
        String orderId = orderId(exchange);
        Map<String, @Nullable Object> fields = defaults.settings().of(exchange.getMessage());
        for (String setting : NOT_OF_ORDERS) {
            if (fields.containsKey(setting)) {
                fields.remove(setting);
                LOG.warn("The setting {} is not sent: the service knows it of images and not of orders", setting);
            }
        }
        Grouping.put(fields, exchange.getMessage(), defaults.bracketsPerImage());
        return new RecordCall<AutoenhanceOrder>(
                deadline -> orders.process(orderId, fields, deadline), (done, order) -> {
                    Results.write(done, order);
                    done.getMessage().removeHeader(AutoenhanceConstants.BRACKET_GROUPS);
                });
    }

    Call listBrackets(Exchange exchange) {
        String orderId = orderId(exchange);
        return new RecordCall<List<AutoenhanceBracket>>(
                deadline -> orders.brackets(orderId, deadline), (done, brackets) -> {
                    done.getMessage().setBody(brackets);
                    Results.writeOrder(done, orderId);
                    Results.removeInputs(done.getMessage());
                });
    }

    private String orderId(Exchange exchange) {
        return Ids.order(exchange.getMessage(), defaults.orderId());
    }

    private @Nullable String name(Message message) {
        String header = Inputs.text(message, AutoenhanceConstants.ORDER_NAME);
        return header != null ? header : defaults.orderName();
    }
}
