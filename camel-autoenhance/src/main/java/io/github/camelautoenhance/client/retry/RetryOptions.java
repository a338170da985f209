/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static io.github.camelautoenhance.util.OptionValues.notNegative;
import static io.github.camelautoenhance.util.OptionValues.positive;

import java.time.Duration;

/**
 * How often and how soon a step is retried.
 *
 * @param maxRetries retries after the first attempt, per step
 * @param retryDelay the bound of the first wait, doubled for each further one
 * @param maxRetryAfter the longest {@code Retry-After} that is waited for here
 * @param budget tokens that all exchanges of the transport share
 */
public record RetryOptions(int maxRetries, Duration retryDelay, Duration maxRetryAfter, int budget) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public RetryOptions {
        notNegative("maxRetries", maxRetries);
        retryDelay = positive("retryDelay", retryDelay);
        maxRetryAfter = notNegative("maxRetryAfter", maxRetryAfter);
        notNegative("retryBudget", budget);
    }
}
