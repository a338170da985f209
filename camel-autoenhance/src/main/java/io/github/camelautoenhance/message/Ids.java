/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.AutoenhanceConstants;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Which image, bracket or order a message is about: as its header says, else as the option does. */
public final class Ids {

    /** Remembers the order id that a step of this component put into the header. */
    static final String OWN_ORDER_ID = "CamelAutoenhanceOwnOrderId";

    private Ids() {}

    /** The image to work on. */
    public static String image(Message message, @Nullable String option) {
        return required(message, AutoenhanceConstants.IMAGE_ID, option, "image", "imageId");
    }

    /** The bracket to work on. */
    public static String bracket(Message message, @Nullable String option) {
        return required(message, AutoenhanceConstants.BRACKET_ID, option, "bracket", "bracketId");
    }

    /** The order to work on, or to put brackets into. */
    public static String order(Message message, @Nullable String option) {
        String id = orderIfAny(message, option);
        return id != null ? id : missing(AutoenhanceConstants.ORDER_ID, "order", "orderId");
    }

    /**
     * The order to join. A header that an earlier step of this component left behind is no wish of the user's, so an
     * option beats it.
     */
    public static @Nullable String orderIfAny(Message message, @Nullable String option) {
        String header = Inputs.text(message, AutoenhanceConstants.ORDER_ID);
        return header == null || (option != null && isOwn(header, message)) ? option : checkedOrder(header);
    }

    /** The id that a new order is to have. What an earlier step of this component left behind is another order's. */
    public static @Nullable String newOrder(Message message, @Nullable String option) {
        String header = Inputs.text(message, AutoenhanceConstants.ORDER_ID);
        return header == null || isOwn(header, message) ? option : checkedOrder(header);
    }

    private static boolean isOwn(String header, Message message) {
        return header.equals(message.getExchange().getProperty(OWN_ORDER_ID, String.class));
    }

    private static String checkedOrder(String header) {
        return Inputs.id(header, "Header " + AutoenhanceConstants.ORDER_ID);
    }

    private static String required(
            Message message, String headerName, @Nullable String option, String what, String optionName) {
        String header = Inputs.text(message, headerName);
        if (header != null) {
            return Inputs.id(header, "Header " + headerName);
        }
        return option != null ? option : missing(headerName, what, optionName);
    }

    private static String missing(String headerName, String what, String optionName) {
        throw new IllegalArgumentException(
                "No " + what + " given: set the header " + headerName + " or the option " + optionName);
    }
}
