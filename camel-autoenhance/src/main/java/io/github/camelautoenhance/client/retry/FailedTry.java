/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try of a step that failed: what the route would be told, and what the retry decision looks at. */
public final class FailedTry extends Exception {

    private static final long serialVersionUID = 1L;

    private final AutoenhanceException error;
    private final transient Outcome outcome;
    private final @Nullable Duration quiet;

    public FailedTry(AutoenhanceException error, Outcome outcome) {
        this(error, outcome, null);
    }

    /** @param quiet how long the API has asked the account to wait, if it did */
    public FailedTry(AutoenhanceException error, Outcome outcome, @Nullable Duration quiet) {
        super(error);
        this.error = error;
        this.outcome = outcome;
        this.quiet = quiet;
    }

    public AutoenhanceException error() {
        return error;
    }

    Outcome outcome() {
        return outcome;
    }

    @Nullable
    Duration quiet() {
        return quiet;
    }
}
