/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;

/** One try of a step that failed: what the route would be told, and what the retry decision looks at. */
final class FailedTry extends Exception {

    private static final long serialVersionUID = 1L;

    private final AutoenhanceException error;
    private final transient Outcome outcome;

    FailedTry(AutoenhanceException error, Outcome outcome) {
        super(error);
        this.error = error;
        this.outcome = outcome;
    }

    AutoenhanceException error() {
        return error;
    }

    Outcome outcome() {
        return outcome;
    }
}
