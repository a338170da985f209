/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Identifier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answer into the exchange: the record becomes the body, its ids and state become headers, and what named this
 * photo must not name the next.
 */
public final class Results {

    private Results() {}

    public static void write(Exchange exchange, AutoenhanceImage image) {
        exchange.getMessage().setBody(image);
        writeHeaders(exchange, image);
    }

    /** The headers alone, for a body that is something else than the record. */
    public static void writeHeaders(Exchange exchange, AutoenhanceImage image) {
        Message message = exchange.getMessage();
        writeImage(exchange, image.imageId());
        writeOrder(exchange, image.orderId());
        writeState(message, image.status(), image.statusReason());
        removeInputs(message);
    }

    public static void write(Exchange exchange, AutoenhanceBracket bracket) {
        Message message = exchange.getMessage();
        message.setBody(bracket);
        writeBracket(exchange, bracket.bracketId());
        writeOrder(exchange, bracket.orderId());
        removeInputs(message);
    }

    public static void write(Exchange exchange, AutoenhanceOrder order) {
        Message message = exchange.getMessage();
        message.setBody(order);
        writeOrder(exchange, order.orderId());
        writeState(message, order.status(), null);
        removeInputs(message);
    }

    public static void removeInputs(Message message) {
        message.removeHeader(AutoenhanceConstants.IMAGE_NAME);
        message.removeHeader(AutoenhanceConstants.CONTENT_TYPE);
        message.removeHeader(AutoenhanceConstants.OPERATION);
    }

    /** The image's header alone. */
    public static void writeImage(Exchange exchange, String id) {
        exchange.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, id);
    }

    /** The bracket's header alone. */
    public static void writeBracket(Exchange exchange, String id) {
        exchange.getMessage().setHeader(AutoenhanceConstants.BRACKET_ID, id);
    }

    /** The order's header alone, for an operation whose answer is no record of it. */
    public static void writeOrder(Exchange exchange, @Nullable String id) {
        // An id that the next step would refuse stays in the record alone.
        String orderId = id != null && Identifier.isSafe(id) ? id : null;
        setOrRemove(exchange.getMessage(), AutoenhanceConstants.ORDER_ID, orderId);
        exchange.setProperty(Ids.OWN_ORDER_ID, orderId);
    }

    private static void writeState(Message message, @Nullable String status, @Nullable String reason) {
        setOrRemove(message, AutoenhanceConstants.STATUS, status);
        setOrRemove(message, AutoenhanceConstants.STATUS_REASON, reason);
    }

    private static void setOrRemove(Message message, String header, @Nullable String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
