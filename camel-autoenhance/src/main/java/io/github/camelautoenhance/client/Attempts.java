/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.error.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the {@link RetryPolicy} decides: tries, waits, tries again, within the deadline and the budget. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final RequestWatch watch;
    // A rate limit is the account's, not one request's: all requests to the API keep the quiet that one was asked for.
    private final AtomicLong apiQuietUntil = new AtomicLong(System.nanoTime());

    Attempts(RetryPolicy policy, RetryBudget budget, RequestWatch watch) {
        this.policy = policy;
        this.budget = budget;
        this.watch = watch;
    }

    /** One try of a step. */
    interface Try<T> {
        T run() throws FailedTry;
    }

    /** A step that was not, or not only, repeated: the error to report, unless the decision offers another way. */
    static final class Unfinished extends Exception {

        private static final long serialVersionUID = 1L;

        private final AutoenhanceException error;
        private final transient RetryDecision decision;

        Unfinished(AutoenhanceException error, RetryDecision decision) {
            super(error);
            this.error = error;
            this.decision = decision;
        }

        AutoenhanceException error() {
            return error;
        }

        RetryDecision.Action action() {
            return decision.action();
        }
    }

    /** For the steps where repeating is all that can be done. */
    <T> T run(Step step, Subject subject, Deadline deadline, Try<T> oneTry) {
        try {
            return runOrTell(step, subject, deadline, oneTry);
        } catch (Unfinished e) {
            throw e.error();
        }
    }

    <T> T runOrTell(Step step, Subject subject, Deadline deadline, Try<T> oneTry) throws Unfinished {
        List<AutoenhanceException> earlier = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            keepQuiet(step, subject, deadline);
            try {
                T result = oneTry.run();
                budget.success();
                return result;
            } catch (FailedTry e) {
                RetryDecision decision = policy.decide(step, e.outcome(), attempt, budget.tokens());
                Duration wait = decision.exact() ? decision.delay() : jittered(decision.delay());
                if (decision.action() != RetryDecision.Action.REPEAT || wait.compareTo(deadline.remaining()) >= 0) {
                    earlier.forEach(failure -> e.error().addSuppressed(new EarlierAttempt(failure)));
                    throw new Unfinished(e.error(), decision);
                }
                LOG.debug("{}; trying again in {} ms", e.error().getMessage(), wait.toMillis());
                budget.payForRepeat();
                earlier.add(e.error());
                if (step != Step.PUT && decision.exact()) {
                    apiQuietUntil.accumulateAndGet(System.nanoTime() + wait.toNanos(), (a, b) -> a - b > 0 ? a : b);
                } else {
                    pause(step, subject, wait);
                }
            }
        }
    }

    private void keepQuiet(Step step, Subject subject, Deadline deadline) {
        if (step == Step.PUT) {
            return;
        }
        Duration quiet = Duration.ofNanos(apiQuietUntil.get() - System.nanoTime());
        if (quiet.compareTo(deadline.remaining()) >= 0) {
            throw new AutoenhanceTimeoutException(
                    Failure.of("Could not " + step + subject + ": the rate limit outlasts uploadTimeout")
                            .about(subject.imageId(), subject.orderId())
                            .retryable());
        }
        if (!quiet.isNegative()) {
            pause(step, subject, quiet);
        }
    }

    private void pause(Step step, Subject subject, Duration time) {
        boolean goOn;
        try {
            goOn = watch.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            goOn = false;
        }
        if (!goOn) {
            throw new AutoenhanceConnectionException(
                    Failure.of("Could not " + step + subject + ": the component is being stopped")
                            .about(subject.imageId(), subject.orderId())
                            .retryable());
        }
    }

    /** Full jitter: anything up to the bound, so that threads that failed together do not come back together. */
    private static Duration jittered(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }
}
