/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

/** The requests that the component makes, as the retry decision tells them apart. */
public enum Step {
    CREATE("create the image", false),
    PUT("send the photo", true),
    RETRIEVE("retrieve the image", true),
    DELETE("delete the image", true),
    PROCESS("process the image", true),
    REPORT("report on the image", false),
    DOWNLOAD("download the picture", true),
    CREATE_BRACKET("create the bracket", false),
    RETRIEVE_BRACKET("retrieve the bracket", true),
    DELETE_BRACKET("delete the bracket", true),
    CREATE_ORDER("create the order", false),
    RETRIEVE_ORDER("retrieve the order", true),
    LIST_ORDERS("list the orders", true),
    UPDATE_ORDER("update the order", true),
    DELETE_ORDER("delete the order", true),
    // Brackets that are grouped twice are two images.
    PROCESS_ORDER("process the order", false),
    LIST_BRACKETS("list the brackets", true),
    PROBE("reach Autoenhance", true);

    /** The longest reply that is read where a step names no other. */
    public static final int MAX_REPLY_BYTES = 1 << 20;

    private final String words;
    private final boolean idempotent;

    Step(String words, boolean idempotent) {
        this.words = words;
        this.idempotent = idempotent;
    }

    /** Whether a repeat does no harm when the first try was executed after all. */
    boolean isIdempotent() {
        return idempotent;
    }

    /**
     * The longest reply that is read. An order holds its images, and a page of the list many orders; every other reply
     * is a single record.
     */
    public int maxReplyBytes() {
        return switch (this) {
            case CREATE_ORDER, RETRIEVE_ORDER, UPDATE_ORDER, PROCESS_ORDER, LIST_ORDERS, LIST_BRACKETS -> 16 << 20;
            default -> MAX_REPLY_BYTES;
        };
    }

    /** Whether a photo's record is made, which stays empty when its answer is lost. */
    public boolean makesRecord() {
        return this == CREATE || this == CREATE_BRACKET;
    }

    @Override
    public String toString() {
        return words;
    }
}
