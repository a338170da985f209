/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.spi;

/** Why a request is not taken, in words that may be sent back to whoever made it. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    public Refusal(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** The status of the answer, such as 401. */
    public int status() {
        return status;
    }

    /** The text of the answer: a sentence without anything of the request. */
    public String reason() {
        return reason;
    }
}
