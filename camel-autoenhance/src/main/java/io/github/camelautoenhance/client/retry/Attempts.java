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

    /** One try of a step. */
    public interface Try<T> {
        public T run() throws FailedTry;
    }

    /** A step that was not, or not only, repeated: the error to report, unless the decision offers another way. */
    public static final class Unfinished extends Exception {

        private static final long serialVersionUID = 1L;

        private final AutoenhanceException error;
        private final transient RetryDecision decision;

        public Unfinished(AutoenhanceException error, RetryDecision decision) {
            super(error);
            this.error = error;
            this.decision = decision;
        }

        public AutoenhanceException error() {
            return error;
        }

        public RetryDecision.Action action() {
            return decision.action();
        }
    }

    /** Is told of each repeat before the wait for it. */
    public interface OnRepeat {
        OnRepeat NOTHING = (reason, delay) -> {};

        void repeating(AutoenhanceException reason, Duration delay);
    }

    /** One try that is not repeated here, and is not made while a rate limit holds. */
    public <T> T once(Step step, Subject subject, Try<T> oneTry) throws FailedTry {
        Duration rest = quiet();
        if (!rest.isZero()) {
            throw new FailedTry(
                    new AutoenhanceRateLimitException(
                            failure(step, subject, "an earlier answer asked for quiet"),
                            Instant.now().plus(rest)),
                    new Outcome.Aborted());
        }
        try {
            return oneTry.run();
        } catch (FailedTry e) {
            note(e);
            throw e;
        }
    }

    /** For the steps where repeating is all that can be done. */
    public <T> T run(Step step, Subject subject, Deadline deadline, Try<T> oneTry) {
        return run(step, subject, deadline, OnRepeat.NOTHING, oneTry);
    }

    public <T> T run(Step step, Subject subject, Deadline deadline, OnRepeat onRepeat, Try<T> oneTry) {
        try {
            return runOrTell(step, subject, deadline, onRepeat, oneTry);
        } catch (Unfinished e) {
            throw e.error();
        }
    }

    public <T> T runOrTell(Step step, Subject subject, Deadline deadline, OnRepeat onRepeat, Try<T> oneTry)
            throws Unfinished {
        List<AutoenhanceException> earlier = new ArrayList<>();
        try {
            for (int attempt = 1; ; attempt++) {
                keepQuiet(step, subject, deadline);
                requireTime(step, subject, deadline);
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
        note(failed);
        Duration wait = decision.exact() ? decision.delay() : jittered(decision.delay());
        if (decision.action() != RetryDecision.Action.REPEAT || wait.compareTo(deadline.remaining()) >= 0) {
            throw new Unfinished(with(earlier, failed.error()), decision);
        }
        return wait;
    }

    private void note(FailedTry failed) {
        if (failed.error() instanceof AutoenhanceRateLimitException) {
            counters.countRateLimit();
        }
        Duration asked = failed.quiet();
        if (asked != null) {
            quiet.ask(atMostMaxRetryAfter(asked));
        }
    }

    /** As long as anyone here would wait at all; another transport of the account may have a longer limit. */
    private Duration quiet() {
        return atMostMaxRetryAfter(quiet.remaining());
    }

    private Duration atMostMaxRetryAfter(Duration time) {
        return time.compareTo(policy.options().maxRetryAfter()) > 0
                ? policy.options().maxRetryAfter()
                : time;
    }

    private void keepQuiet(Step step, Subject subject, Deadline deadline) throws Stopped {
        Duration rest = quiet();
        if (rest.isZero() || deadline.isCancelled()) {
            return;
        }
        if (rest.compareTo(deadline.remaining()) >= 0) {
            throw new Stopped(
                    new AutoenhanceTimeoutException(failure(step, subject, "the rate limit outlasts uploadTimeout")));
        }
        sleep(step, subject, rest, deadline);
    }

    /** What is sent after its deadline is ended before its answer; a create would leave an unused record. */
    private static void requireTime(Step step, Subject subject, Deadline deadline) throws Stopped {
        if (deadline.isCancelled()) {
            throw stopped(step, subject);
        }
        if (deadline.isOver()) {
            throw new Stopped(new AutoenhanceTimeoutException(
                    failure(step, subject, "uploadTimeout was over before it could be sent")));
        }
    }

    private static Stopped stopped(Step step, Subject subject) {
        return new Stopped(new AutoenhanceConnectionException(
                failure(step, subject, "the route or the component is being stopped")));
    }

    private void sleep(Step step, Subject subject, Duration time, Deadline deadline) throws Stopped {
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
