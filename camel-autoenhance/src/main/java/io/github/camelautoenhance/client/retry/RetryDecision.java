/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import java.time.Duration;

/**
 * What to do after a failed try.
 *
 * @param action what to do
 * @param delay how long to wait first: exactly, if {@code exact}, else the upper bound of a random wait (full jitter)
 */
public record RetryDecision(Action action, Duration delay, boolean exact) {

    public enum Action {
        /** Do the same step again. */
        RETRY,
        /** Send the photo once more, as {@code application/octet-stream}: the signature was made for another type. */
        OTHER_CONTENT_TYPE,
        /** The address has expired; see whether the photo arrived, else get a new one. */
        NEW_ADDRESS,
        /** Tell the route. */
        GIVE_UP
    }

    static RetryDecision giveUp() {
        return new RetryDecision(Action.GIVE_UP, Duration.ZERO, true);
    }

    public static RetryDecision atOnce(Action action) {
        return new RetryDecision(action, Duration.ZERO, true);
    }
}
