/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.client.retry.RetryDecision.Action;
import java.time.Duration;
import java.util.Set;

/**
 * Decides what follows a failed try. A pure function of its arguments: no clock, no randomness, no state. The rule
 * behind it: create is repeated only when it surely was not executed, since the service has no idempotency key and a
 * second record is a second photo; everything else is idempotent.
 */
public record RetryPolicy(RetryOptions options) {

    private static final Duration MAX_DELAY = Duration.ofSeconds(20);
    private static final Duration THROTTLED_DELAY = Duration.ofSeconds(1);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /**
     * @param attempt the try that failed, from 1
     * @param budget tokens left in the {@link RetryBudget}
     */
    RetryDecision decide(Step step, Outcome outcome, int attempt, int budget) {
        if (outcome instanceof Outcome.Answered answered && step == Step.PUT) {
            if (StorageError.isExpired(answered.status(), answered.code())) {
                return RetryDecision.atOnce(Action.NEW_ADDRESS);
            }
            if (answered.status() == 403 && "SignatureDoesNotMatch".equals(answered.code())) {
                return RetryDecision.atOnce(Action.OTHER_CONTENT_TYPE);
            }
        }
        if (attempt > options.maxRetries() || budget < RetryBudget.COST || !mayRetry(step, outcome)) {
            return RetryDecision.giveUp();
        }
        if (outcome instanceof Outcome.Answered answered) {
            Duration retryAfter = answered.retryAfter();
            // "Now" is no wait; three repeats within a millisecond would help nobody.
            if (retryAfter != null && !retryAfter.isZero()) {
                return retryAfter.compareTo(options.maxRetryAfter()) > 0
                        ? RetryDecision.giveUp()
                        : new RetryDecision(Action.RETRY, retryAfter, true);
            }
        }
        return new RetryDecision(
                Action.RETRY,
                backoff(
                        (outcome instanceof Outcome.Answered answered && answered.isThrottled())
                                || isInternalErrorOfS3(step, outcome),
                        attempt),
                false);
    }

    private static boolean mayRetry(Step step, Outcome outcome) {
        if (outcome instanceof Outcome.NotSent) {
            return true;
        }
        if (outcome instanceof Outcome.Lost) {
            return step.isIdempotent();
        }
        if (outcome instanceof Outcome.Answered answered) {
            return step.isIdempotent()
                    ? PASSING.contains(answered.status())
                            || StorageError.isIdleTimeout(answered.status(), answered.code())
                    : answered.isThrottled();
        }
        return false;
    }

    /** S3 asks for the same patience as with SlowDown. */
    private static boolean isInternalErrorOfS3(Step step, Outcome outcome) {
        return step == Step.PUT
                && outcome instanceof Outcome.Answered answered
                && "InternalError".equals(answered.code());
    }

    private Duration backoff(boolean throttled, int attempt) {
        Duration retryDelay = options.retryDelay();
        Duration base = throttled && retryDelay.compareTo(THROTTLED_DELAY) < 0 ? THROTTLED_DELAY : retryDelay;
        Duration delay = base.multipliedBy(1L << Math.min(attempt - 1, 16));
        return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
    }
}
