/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

/** The requests that the component makes, as the retry decision tells them apart. */
enum Step {
    CREATE("create the image", false),
    PUT("send the photo", true),
    RETRIEVE("retrieve the image", true),
    DELETE("delete the image", true),
    PROBE("reach Autoenhance", true);

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

    @Override
    public String toString() {
        return words;
    }
}
