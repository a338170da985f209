/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.api.AccountQuiet;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.http.RequestWatch;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.testing.ManualScheduler;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Duration NO_TIME = Duration.ofNanos(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ApiAccess ACCESS = access("one");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RequestWatch watch = new RequestWatch(scheduler, scheduler::shutdownNow, HOUR);
    private final RetryBudget budget = new RetryBudget(100);
    private final AccountQuiet quiet = new AccountQuiet();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void row_60_stops_retrying_in_outage_without_tokens() {
        // given
        Attempts attempts = attempts(NO_TIME, Duration.ZERO);

        // when: a thousand photos meet a storage that is down
        for (int photo = 0; photo < 1000; photo++) {
            assertThatThrownBy(() -> attempts.run(Step.PUT, Subject.NONE, Deadline.after(DAY), this::notSent))
                    .isInstanceOf(AutoenhanceConnectionException.class);
        }

        // then
        assertThat(tries).hasValue(1000 + 20);
    }

    @Test
    void row_60_refunds_one_token_after_success() {
        // given
        budget.payForRetry();

        // when
        String result = attempts(NO_TIME, Duration.ZERO).run(Step.PUT, Subject.NONE, Deadline.after(DAY), () -> "done");

        // then
        assertThat(result).isEqualTo("done");
        assertThat(budget.tokens()).isEqualTo(96);
    }

    @Test
    void waits_a_random_part_of_the_delay() {
        // given: a watch that ends every wait at once
        watch.close();
        Attempts attempts = attempts(Duration.ofSeconds(10), Duration.ZERO);

        // when
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> attempts.run(
                            Step.PUT,
                            Subject.NONE,
                            Deadline.after(DAY),
                            (reason, delay) -> waits.add(delay),
                            this::notSent))
                    .isInstanceOf(AutoenhanceConnectionException.class);
        }

        // then
        assertThat(waits).hasSizeGreaterThan(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) <= 0);
    }

    @Test
    void extends_rate_limit_no_longer_than_maxRetryAfter() {
        // given
        Attempts attempts = attempts(NO_TIME, HOUR).keeping(quiet.of(ACCESS));

        // when
        limit(attempts, DAY);

        // then
        assertThat(quiet.of(ACCESS).remaining()).isPositive().isLessThanOrEqualTo(HOUR);
    }

    @Test
    void waits_no_longer_than_own_maxRetryAfter() {
        // given: another transport of the account has a longer limit
        limit(attempts(NO_TIME, DAY).keeping(quiet.of(ACCESS)), DAY);

        // when
        String result = attempts(NO_TIME, Duration.ZERO)
                .keeping(quiet.of(ACCESS))
                .run(Step.CREATE, Subject.NONE, Deadline.after(DAY), () -> "done");

        // then
        assertThat(result).isEqualTo("done");
    }

    @Test
    void fails_when_rate_limit_outlasts_deadline() {
        // given
        Attempts attempts = attempts(NO_TIME, DAY).keeping(quiet.of(ACCESS));
        limit(attempts, DAY);

        // then
        assertThatThrownBy(() -> attempts.run(Step.CREATE, Subject.NONE, Deadline.after(HOUR), this::notSent))
                .isInstanceOf(AutoenhanceTimeoutException.class)
                .hasMessageContaining("rate limit");
        assertThat(tries).hasValue(0);
    }

    @Test
    void reports_a_stop_during_a_rate_limit() {
        // given
        Attempts attempts = attempts(NO_TIME, DAY).keeping(quiet.of(ACCESS));
        limit(attempts, DAY);
        Deadline cancelled = Deadline.after(DAY);
        cancelled.cancel();

        // then
        assertThatThrownBy(() -> attempts.run(Step.CREATE, Subject.NONE, cancelled, this::notSent))
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("is being stopped");
        assertThat(tries).hasValue(0);
    }

    @Test
    void sends_nothing_after_its_deadline() {
        // then
        assertThatThrownBy(() -> attempts(NO_TIME, DAY)
                        .keeping(quiet.of(ACCESS))
                        .run(Step.CREATE, Subject.NONE, Deadline.after(Duration.ZERO), this::notSent))
                .isInstanceOf(AutoenhanceTimeoutException.class)
                .hasMessageContaining("uploadTimeout");
        assertThat(tries).hasValue(0);
    }

    private Attempts attempts(Duration delay, Duration maxRetryAfter) {
        return new Attempts(
                new RetryPolicy(new RetryOptions(3, delay, maxRetryAfter, 100)), budget, watch::pause, new Counters());
    }

    private static ApiAccess access(String key) {
        return new ApiAccess(BaseUrl.parse("https://api.example.com"), key, null, false);
    }

    private Object notSent() throws FailedAttempt {
        tries.incrementAndGet();
        throw new FailedAttempt(
                new AutoenhanceConnectionException(Failure.of("made up").retryable()), new Outcome.NotSent());
    }

    private static void limit(Attempts attempts, Duration retryAfter) {
        AutoenhanceException error =
                new AutoenhanceRateLimitException(Failure.of("made up").retryable(), null);
        FailedAttempt limited = catchThrowableOfType(
                FailedAttempt.class,
                () -> attempts.once(Step.CREATE, Subject.NONE, () -> {
                    throw new FailedAttempt(
                            error,
                            new Outcome.Answered(429, null, retryAfter),
                            retryAfter,
                            RetryDecision.Action.GIVE_UP);
                }));
        assertThat(limited).isNotNull();
    }
}
