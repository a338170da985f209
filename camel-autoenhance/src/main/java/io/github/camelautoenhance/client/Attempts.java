/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.error.Failure;
import java.time.Duration;
import java.time.Instant;
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
    private final Counters counters;
    // A rate limit is the account's, not one request's: all requests to the API keep the quiet that one was asked for.
    private final AtomicLong apiQuietUntil = new AtomicLong(System.nanoTime());

    Attempts(RetryPolicy policy, RetryBudget budget, RequestWatch watch, Counters counters) {
        this.policy = policy;
        this.budget = budget;
        this.watch = watch;
        this.counters = counters;
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

    /** Is told of each repeat before the wait for it. */
    interface OnRepeat {
        OnRepeat NOTHING = (reason, delay) -> {};

        void repeating(AutoenhanceException reason, Duration delay);
    }

    /** One try that is not repeated here; the quiet that anybody was asked for is kept by it, too. */
    <T> T once(Step step, Subject subject, Try<T> oneTry) throws FailedTry {
        Duration quiet = quiet();
        if (!quiet.isNegative() && !quiet.isZero()) {
            throw new FailedTry(
                    new AutoenhanceRateLimitException(
                            failure(step, subject, "an earlier answer asked for quiet"),
                            Instant.now().plus(quiet)),
                    new Outcome.Aborted());
        }
        try {
            return oneTry.run();
        } catch (FailedTry e) {
            note(step, e);
            throw e;
        }
    }

    /** For the steps where repeating is all that can be done. */
    <T> T run(Step step, Subject subject, Deadline deadline, Try<T> oneTry) {
        return run(step, subject, deadline, OnRepeat.NOTHING, oneTry);
    }

    <T> T run(Step step, Subject subject, Deadline deadline, OnRepeat onRepeat, Try<T> oneTry) {
        try {
            return runOrTell(step, subject, deadline, onRepeat, oneTry);
        } catch (Unfinished e) {
            throw e.error();
        }
    }

    <T> T runOrTell(Step step, Subject subject, Deadline deadline, OnRepeat onRepeat, Try<T> oneTry) throws Unfinished {
        List<AutoenhanceException> earlier = new ArrayList<>();
        try {
            for (int attempt = 1; ; attempt++) {
                if (step != Step.PUT) {
                    keepQuiet(step, subject, deadline);
                }
                try {
                    T result = oneTry.run();
                    budget.success();
                    return result;
                } catch (FailedTry e) {
                    Duration wait = waitBeforeRepeat(step, e, attempt, deadline, earlier);
                    LOG.info("{}; trying again in {} ms", e.error().getMessage(), wait.toMillis());
                    budget.payForRepeat();
                    counters.countRepeat();
                    onRepeat.repeating(e.error(), wait);
                    earlier.add(e.error());
                    sleep(step, subject, wait, deadline);
                }
            }
        } catch (Stopped e) {
            throw new Unfinished(with(earlier, e.error), RetryDecision.giveUp());
        }
    }

    private Duration waitBeforeRepeat(
            Step step, FailedTry failed, int attempt, Deadline deadline, List<AutoenhanceException> earlier)
            throws Unfinished {
        RetryDecision decision = policy.decide(step, failed.outcome(), attempt, budget.tokens());
        note(step, failed);
        Duration wait = decision.exact() ? decision.delay() : jittered(decision.delay());
        if (decision.action() != RetryDecision.Action.REPEAT || wait.compareTo(deadline.remaining()) >= 0) {
            throw new Unfinished(with(earlier, failed.error()), decision);
        }
        return wait;
    }

    private void note(Step step, FailedTry failed) {
        if (failed.error() instanceof AutoenhanceRateLimitException) {
            counters.countRateLimit();
        }
        if (step != Step.PUT) {
            noteQuiet(failed.outcome());
        }
    }

    private Duration quiet() {
        return Duration.ofNanos(apiQuietUntil.get() - System.nanoTime());
    }

    /** The wait that one request was asked for is kept by all, as far as any of them would wait at all. */
    private void noteQuiet(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered && answered.retryAfter() != null) {
            Duration asked = answered.retryAfter();
            Duration kept = asked.compareTo(policy.maxRetryAfter()) > 0 ? policy.maxRetryAfter() : asked;
            apiQuietUntil.accumulateAndGet(System.nanoTime() + kept.toNanos(), (a, b) -> a - b > 0 ? a : b);
        }
    }

    private void keepQuiet(Step step, Subject subject, Deadline deadline) throws Stopped {
        Duration quiet = quiet();
        if (quiet.isNegative() || quiet.isZero()) {
            return;
        }
        if (quiet.compareTo(deadline.remaining()) >= 0) {
            throw new Stopped(
                    new AutoenhanceTimeoutException(failure(step, subject, "the rate limit outlasts uploadTimeout")));
        }
        sleep(step, subject, quiet, deadline);
    }

    private void sleep(Step step, Subject subject, Duration time, Deadline deadline) throws Stopped {
        boolean goOn;
        try {
            goOn = watch.pause(time, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            goOn = false;
        }
        if (!goOn) {
            throw new Stopped(new AutoenhanceConnectionException(
                    failure(step, subject, "the route or the component is being stopped")));
        }
    }

    private static Failure failure(Step step, Subject subject, String why) {
        return subject.failure("Could not " + step + subject + ": " + why).retryable();
    }

    private static AutoenhanceException with(List<AutoenhanceException> earlier, AutoenhanceException last) {
        earlier.forEach(failure -> last.addSuppressed(new EarlierAttempt(failure)));
        return last;
    }

    /** A wait that ended before its time. */
    private static final class Stopped extends Exception {

        private static final long serialVersionUID = 1L;

        private final AutoenhanceException error;

        Stopped(AutoenhanceException error) {
            super(error);
            this.error = error;
        }
    }

    /** Full jitter: anything up to the bound, so that threads that failed together do not come back together. */
    private static Duration jittered(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }
}
