/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the {@link RetryPolicy} decides: tries, waits, tries again, within the deadline and the budget. */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final Pause pause;
    private final Counters counters;
    private final Quiet quiet;

    public Attempts(RetryPolicy policy, RetryBudget budget, Pause pause, Counters counters) {
        this(policy, budget, pause, counters, Quiet.NONE);
    }

    private Attempts(RetryPolicy policy, RetryBudget budget, Pause pause, Counters counters, Quiet quiet) {
        this.policy = policy;
        this.budget = budget;
        this.pause = pause;
        this.counters = counters;
        this.quiet = quiet;
    }

    /** The same for requests to the API, which keep the rate limit of their account. */
    public Attempts keeping(Quiet accountQuiet) {
        return new Attempts(policy, budget, pause, counters, accountQuiet);
    }

    /** One attempt of a step. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws FailedAttempt;
    }

    /** Is called before the wait for each retry. */
    @FunctionalInterface
    public interface OnRetry {
        OnRetry NOTHING = (reason, delay) -> {};

        void retrying(AutoenhanceException reason, Duration delay);
    }

    /** One attempt that is not retried here, and is not made while a rate limit holds. */
    public <T> T once(Step step, Subject subject, Attempt<T> attempt) throws FailedAttempt {
        Duration rest = quiet();
        if (!rest.isZero()) {
            throw aborted(new AutoenhanceRateLimitException(
                    failure(step, subject, "an earlier answer asked for quiet"),
                    Instant.now().plus(rest)));
        }
        try {
            return attempt.run();
        } catch (FailedAttempt e) {
            note(e);
            throw e;
        }
    }

    /** For the steps where a retry is all that can be done. */
    public <T> T run(Step step, Subject subject, Deadline deadline, Attempt<T> attempt) {
        return run(step, subject, deadline, OnRetry.NOTHING, attempt);
    }

    public <T> T run(Step step, Subject subject, Deadline deadline, OnRetry onRetry, Attempt<T> attempt) {
        try {
            return runOrFail(step, subject, deadline, onRetry, attempt);
        } catch (FailedAttempt e) {
            throw e.error();
        }
    }

    /**
     * Attempts the step as often as the policy says.
     *
     * @throws FailedAttempt the last one; its action says what else may be tried
     */
    public <T> T runOrFail(Step step, Subject subject, Deadline deadline, OnRetry onRetry, Attempt<T> attempt)
            throws FailedAttempt {
        List<AutoenhanceException> earlier = new ArrayList<>();
        try {
            for (int number = 1; ; number++) {
                keepQuiet(step, subject, deadline);
                requireTime(step, subject, deadline);
                try {
                    T result = attempt.run();
                    budget.success();
                    return result;
                } catch (FailedAttempt e) {
                    Duration wait = waitBeforeRetry(step, e, number, deadline);
                    LOG.info("{}; trying again in {} ms", e.error().getMessage(), wait.toMillis());
                    budget.payForRetry();
                    counters.countRetry();
                    onRetry.retrying(e.error(), wait);
                    earlier.add(e.error());
                    sleep(step, subject, wait, deadline);
                }
            }
        } catch (FailedAttempt e) {
            earlier.forEach(failure -> e.error().addSuppressed(new EarlierAttempt(failure)));
            throw e;
        }
    }

    private Duration waitBeforeRetry(Step step, FailedAttempt failed, int number, Deadline deadline)
            throws FailedAttempt {
        RetryDecision decision = policy.decide(step, failed.outcome(), number, budget.tokens());
        note(failed);
        Duration wait = decision.exact() ? decision.delay() : jittered(decision.delay());
        if (decision.action() != RetryDecision.Action.RETRY || wait.compareTo(deadline.remaining()) >= 0) {
            throw failed.with(decision.action());
        }
        return wait;
    }

    private void note(FailedAttempt failed) {
        if (failed.error() instanceof AutoenhanceRateLimitException) {
            counters.countRateLimit();
        }
        if (failed.quiet() != null) {
            quiet.ask(atMostMaxRetryAfter(failed.quiet()));
        }
    }

    /** As long as anyone here would wait at all; another transport of the account may have a longer limit. */
    private Duration quiet() {
        return atMostMaxRetryAfter(quiet.remaining());
    }

    private Duration atMostMaxRetryAfter(Duration time) {
        Duration longest = policy.options().maxRetryAfter();
        return time.compareTo(longest) > 0 ? longest : time;
    }

    private void keepQuiet(Step step, Subject subject, Deadline deadline) throws FailedAttempt {
        Duration rest = quiet();
        if (rest.isZero() || deadline.isCancelled()) {
            return;
        }
        if (rest.compareTo(deadline.remaining()) >= 0) {
            throw aborted(
                    new AutoenhanceTimeoutException(failure(step, subject, "the rate limit outlasts uploadTimeout")));
        }
        sleep(step, subject, rest, deadline);
    }

    /** What is sent after its deadline is ended before its answer; a create would leave an unused record. */
    private static void requireTime(Step step, Subject subject, Deadline deadline) throws FailedAttempt {
        if (deadline.isCancelled()) {
            throw stopped(step, subject);
        }
        if (deadline.isOver()) {
            throw aborted(new AutoenhanceTimeoutException(
                    failure(step, subject, "uploadTimeout was over before it could be sent")));
        }
    }

    private void sleep(Step step, Subject subject, Duration time, Deadline deadline) throws FailedAttempt {
        boolean goOn;
        try {
            goOn = pause.pause(time, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            goOn = false;
        }
        if (!goOn) {
            throw stopped(step, subject);
        }
    }

    private static FailedAttempt stopped(Step step, Subject subject) {
        return aborted(new AutoenhanceConnectionException(
                failure(step, subject, "the route or the component is being stopped")));
    }

    private static FailedAttempt aborted(AutoenhanceException error) {
        return new FailedAttempt(error, new Outcome.Aborted());
    }

    private static Failure failure(Step step, Subject subject, String why) {
        return subject.failure("Could not " + step + subject + ": " + why).retryable();
    }

    /** Full jitter: anything up to the bound, so that threads that failed together do not come back together. */
    private static Duration jittered(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }
}
