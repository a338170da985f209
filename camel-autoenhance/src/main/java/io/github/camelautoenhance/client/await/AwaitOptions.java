/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static io.github.camelautoenhance.util.OptionValues.positive;

import java.time.Duration;

/**
 * How often to look whether something has come about.
 *
 * @param first before the second look, and after each answer that shows progress
 * @param longest what the delay grows to
 * @param timeout after which nobody waits any longer
 */
public record AwaitOptions(Duration first, Duration longest, Duration timeout) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public AwaitOptions {
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
}
