/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt that failed: the error to report, and what the retry decision looks at. */
public final class FailedAttempt extends Exception {

    private static final long serialVersionUID = 1L;

    private final AutoenhanceException error;
    private final transient Outcome outcome;
    private final @Nullable Duration quiet;
    private final RetryDecision.Action action;

    public FailedAttempt(AutoenhanceException error, Outcome outcome) {
        this(error, outcome, null, RetryDecision.Action.GIVE_UP);
    }

    /**
     * @param quiet how long the API has asked the account to wait, if it did
     * @param action what may be tried instead of a retry
     */
    public FailedAttempt(
            AutoenhanceException error, Outcome outcome, @Nullable Duration quiet, RetryDecision.Action action) {
        super(error);
        this.error = error;
        this.outcome = outcome;
        this.quiet = quiet;
        this.action = action;
    }

    FailedAttempt with(RetryDecision.Action otherAction) {
        return new FailedAttempt(error, outcome, quiet, otherAction);
    }

    public AutoenhanceException error() {
        return error;
    }

    public Outcome outcome() {
        return outcome;
    }

    @Nullable
    Duration quiet() {
        return quiet;
    }

    public RetryDecision.Action action() {
        return action;
    }
}
