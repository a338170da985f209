/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;

/**
 * How often to look whether something has come about.
 *
 * @param first before the second look, and after each answer that shows progress
 * @param longest what the delay grows to
 * @param timeout after which nobody waits any longer
 */
public record PollDelays(Duration first, Duration longest, Duration timeout) {

    private static final Duration FOREVER = Duration.ofDays(365);

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public PollDelays {
        first = positive("pollDelay", first);
        longest = positive("maxPollDelay", longest);
        timeout = positive("awaitTimeout", timeout);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("maxPollDelay must not be below pollDelay: " + longest + " < " + first);
        }
    }

    /** Half as much again. */
    Duration after(Duration delay) {
        Duration grown = delay.plus(delay.dividedBy(2));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }

    private static Duration positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be more than 0: " + value);
        }
        // What is meant as "never" must not overflow when it is added to a clock.
        return value.compareTo(FOREVER) > 0 ? FOREVER : value;
    }
}
