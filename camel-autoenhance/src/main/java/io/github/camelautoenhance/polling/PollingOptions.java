/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.util.OptionValues;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint's options say of polling for what has finished.
 *
 * @param claims remembers what has been consumed
 * @param turns remembers what has failed
 * @param maxOrders how many orders are looked at in one poll
 * @param maxAge how old what is consumed may be
 * @param download whether a processed image has its picture as body
 * @param maxMessagesPerPoll how many exchanges one poll makes; 0 for all
 */
public record PollingOptions(
        Claims claims, Turns turns, int maxOrders, Duration maxAge, boolean download, int maxMessagesPerPoll) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public PollingOptions {
        OptionValues.atLeastOne("Option maxOrders", maxOrders);
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException(
                    "Option maxAge must be longer than nothing: " + maxAge.toMillis() + " ms");
        }
        if (maxMessagesPerPoll < 0) {
            throw new IllegalArgumentException(
                    "Option maxMessagesPerPoll must be at least 1, or 0 for no limit: " + maxMessagesPerPoll);
        }
    }

    /** Whether it is young enough; what does not say its time is. */
    public boolean isRecent(@Nullable Instant time) {
        return time == null || Duration.between(time, Instant.now()).compareTo(maxAge) <= 0;
    }
}
