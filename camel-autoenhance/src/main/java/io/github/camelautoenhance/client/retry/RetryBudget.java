/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tokens that all repeats of one transport are paid from, so that an outage with thousands of waiting photos makes a
 * trickle of requests instead of a storm. A repeat costs {@value #COST}, a step that succeeds gives one back.
 */
public final class RetryBudget {

    static final int COST = 5;

    private final int capacity;
    private final AtomicInteger tokens;

    public RetryBudget(int capacity) {
        this.capacity = capacity;
        this.tokens = new AtomicInteger(capacity);
    }

    public int tokens() {
        return tokens.get();
    }

    void payForRetry() {
        tokens.updateAndGet(left -> Math.max(0, left - COST));
    }

    void success() {
        tokens.updateAndGet(left -> Math.min(capacity, left + 1));
    }
}
