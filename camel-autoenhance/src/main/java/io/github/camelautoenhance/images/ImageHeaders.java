/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.Identifier;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.model.AutoenhanceImage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads the ids of a message and writes the result of an operation into it. */
final class ImageHeaders {

    /** Remembers the order id that a step of this component put into the header. */
    private static final String OWN_ORDER_ID = "CamelAutoenhanceOwnOrderId";

    private ImageHeaders() {}

    /** The image to work on: header, else option. */
    static String imageId(Message message, ImageDefaults defaults) {
        String header = Inputs.text(message, AutoenhanceConstants.IMAGE_ID);
        if (header != null) {
            return Inputs.id(header, "Header " + AutoenhanceConstants.IMAGE_ID);
        }
        if (defaults.imageId() == null) {
            throw new IllegalArgumentException(
                    "No image given: set the header " + AutoenhanceConstants.IMAGE_ID + " or the option imageId");
        }
        return defaults.imageId();
    }

    /**
     * The order to join: header, else option. A header that an earlier step of this component left behind is no wish of
     * the user's, so an option beats it.
     */
    static @Nullable String orderId(Message message, ImageDefaults defaults) {
        String header = Inputs.text(message, AutoenhanceConstants.ORDER_ID);
        boolean ownLeftover =
                header != null && header.equals(message.getExchange().getProperty(OWN_ORDER_ID, String.class));
        if (header == null || (ownLeftover && defaults.orderId() != null)) {
            return defaults.orderId();
        }
        return Inputs.id(header, "Header " + AutoenhanceConstants.ORDER_ID);
    }

    /** The record becomes the body; its ids and state become headers; what named this photo must not name the next. */
    static void write(Exchange exchange, AutoenhanceImage image) {
        Message message = exchange.getMessage();
        message.setBody(image);
        message.setHeader(AutoenhanceConstants.IMAGE_ID, image.imageId());
        // An id that the next step would refuse stays in the record alone.
        String orderId = image.orderId() != null && Identifier.isSafe(image.orderId()) ? image.orderId() : null;
        setOrRemove(message, AutoenhanceConstants.ORDER_ID, orderId);
        setOrRemove(message, AutoenhanceConstants.STATUS, image.status());
        setOrRemove(message, AutoenhanceConstants.STATUS_REASON, image.statusReason());
        exchange.setProperty(OWN_ORDER_ID, orderId);
        removeInputs(message);
    }

    static void removeInputs(Message message) {
        message.removeHeader(AutoenhanceConstants.IMAGE_NAME);
        message.removeHeader(AutoenhanceConstants.CONTENT_TYPE);
        message.removeHeader(AutoenhanceConstants.OPERATION);
    }

    private static void setOrRemove(Message message, String header, @Nullable String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
