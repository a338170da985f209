/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.retry.RetryDecision.Action;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision as a table; the rows bear the numbers of the fault cases. */
class RetryPolicyTest {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);
    private static final Duration THROTTLED_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(30);
    private static final RetryPolicy POLICY = policy(3, RETRY_DELAY);
    private static final int FULL_BUDGET = 100;

    record Row(String fault, Step step, Outcome outcome, RetryDecision decision) {
        @Override
        public String toString() {
            return "row " + fault + " -> " + decision.action();
        }
    }

    static Stream<Row> faultCases() {
        Outcome notSent = new Outcome.NotSent();
        Outcome lost = new Outcome.Lost();
        Outcome refused = new Outcome.Refused();
        Outcome unintelligible = new Outcome.Unintelligible();
        Outcome sourceFailed = new Outcome.SourceFailed();
        Outcome aborted = new Outcome.Aborted();
        RetryDecision repeat = within(RETRY_DELAY);
        RetryDecision repeatThrottled = within(THROTTLED_DELAY);
        RetryDecision giveUp = RetryDecision.giveUp();
        RetryDecision newAddress = RetryDecision.atOnce(Action.NEW_ADDRESS);
        RetryDecision otherType = RetryDecision.atOnce(Action.OTHER_CONTENT_TYPE);
        return Stream.of(
                row("1: create, connection refused or unknown host", Step.CREATE, notSent, repeat),
                row("2: create, TLS certificate not trusted", Step.CREATE, refused, giveUp),
                row("3: create, reset before any byte of the reply", Step.CREATE, lost, giveUp),
                row("4: create, no reply in time", Step.CREATE, lost, giveUp),
                row("5: create 401", Step.CREATE, answered(401), giveUp),
                row("5: create 403", Step.CREATE, answered(403), giveUp),
                row("6: create 422", Step.CREATE, answered(422), giveUp),
                row("6: create 400", Step.CREATE, answered(400), giveUp),
                row("7: create 429, Retry-After 5", Step.CREATE, answered(429, null, 5), after(5)),
                row(
                        "8: create 429, Retry-After a past date: no wait of its own",
                        Step.CREATE,
                        answered(429, null, 0),
                        repeatThrottled),
                row("9: create 429 without Retry-After", Step.CREATE, answered(429), repeatThrottled),
                row("10: create 429, Retry-After 86400", Step.CREATE, answered(429, null, 86_400), giveUp),
                row("10: create 429, Retry-After unreadable", Step.CREATE, answered(429), repeatThrottled),
                row("11: create 500", Step.CREATE, answered(500), giveUp),
                row("11: create 502", Step.CREATE, answered(502), giveUp),
                row("11: create 504", Step.CREATE, answered(504), giveUp),
                row("11: create 502, Retry-After 1", Step.CREATE, answered(502, null, 1), giveUp),
                row("11: create 408", Step.CREATE, answered(408), giveUp),
                row("12: create 503", Step.CREATE, answered(503), repeatThrottled),
                row("12: create 503, Retry-After 2", Step.CREATE, answered(503, null, 2), after(2)),
                row("13: create redirected elsewhere", Step.CREATE, unintelligible, giveUp),
                row("14: create 200 with HTML", Step.CREATE, unintelligible, giveUp),
                row("15: create 200 without an address", Step.CREATE, unintelligible, giveUp),
                row("20: put 403 SignatureDoesNotMatch", Step.PUT, answered(403, "SignatureDoesNotMatch"), otherType),
                row("20: put 400 SignatureDoesNotMatch", Step.PUT, answered(400, "SignatureDoesNotMatch"), giveUp),
                row("22: put 403 RequestExpired", Step.PUT, answered(403, StorageError.REQUEST_EXPIRED), newAddress),
                row("23: put 403 RequestExpired", Step.PUT, answered(403, StorageError.REQUEST_EXPIRED), newAddress),
                row("23: put 400 ExpiredToken", Step.PUT, answered(400, "ExpiredToken"), newAddress),
                row("23: put 403 AccessDenied", Step.PUT, answered(403, "AccessDenied"), giveUp),
                row("24: put 403 read after a write error", Step.PUT, answered(403), giveUp),
                row("25: put, no reply to 100-continue nor to the body", Step.PUT, lost, repeat),
                row("26: put 503 SlowDown", Step.PUT, answered(503, "SlowDown"), repeatThrottled),
                row("26: put 500 InternalError", Step.PUT, answered(500, "InternalError"), repeatThrottled),
                row("26: put 502 of a gateway", Step.PUT, answered(502), repeat),
                row("26: put 504 of a gateway", Step.PUT, answered(504), repeat),
                row("26: put 429, Retry-After 3", Step.PUT, answered(429, null, 3), after(3)),
                row("27: put 400 RequestTimeout", Step.PUT, answered(400, "RequestTimeout"), repeat),
                row("27: put 400 with another code", Step.PUT, answered(400, "EntityTooLarge"), giveUp),
                row("27: put 400 without a code", Step.PUT, answered(400), giveUp),
                row("28: put, reset after some bytes", Step.PUT, lost, repeat),
                row("29: put, reply lost", Step.PUT, lost, repeat),
                row("30: put, body cannot be read again", Step.PUT, sourceFailed, giveUp),
                row("32: put 501", Step.PUT, answered(501, "NotImplemented"), giveUp),
                row("32: put 411", Step.PUT, answered(411, "MissingContentLength"), giveUp),
                row("33: put, source shorter than announced", Step.PUT, sourceFailed, giveUp),
                row("39: put, stalled", Step.PUT, lost, repeat),
                row("39: put, deadline over", Step.PUT, aborted, giveUp),
                row("41: put, kept connection was closed", Step.PUT, lost, repeat),
                row("41: create, kept connection was closed", Step.CREATE, lost, giveUp),
                row("1: put, connection refused", Step.PUT, notSent, repeat),
                row("2: put, TLS certificate not trusted", Step.PUT, refused, giveUp),
                row("11: retrieve 500", Step.RETRIEVE, answered(500), repeat),
                row("3: retrieve, no reply", Step.RETRIEVE, lost, repeat),
                row("11: delete 504", Step.DELETE, answered(504), repeat),
                row("5: delete 401", Step.DELETE, answered(401), giveUp),
                // The storage's words mean nothing in a reply of the API.
                row("26: retrieve 500", Step.RETRIEVE, answered(500, "InternalError"), repeat),
                row("20: create 403", Step.CREATE, answered(403, "SignatureDoesNotMatch"), giveUp),
                row("27: create 400", Step.CREATE, answered(400, "RequestTimeout"), giveUp));
    }

    @ParameterizedTest
    @MethodSource("faultCases")
    void decides_by_list_of_faults(Row row) {
        assertThat(POLICY.decide(row.step, row.outcome, 1, FULL_BUDGET)).isEqualTo(row.decision);
    }

    @Test
    void retries_as_often_as_maxRetries_allows() {
        // when
        RetryDecision third = POLICY.decide(Step.PUT, new Outcome.Lost(), 3, FULL_BUDGET);
        RetryDecision fourth = POLICY.decide(Step.PUT, new Outcome.Lost(), 4, FULL_BUDGET);

        // then
        assertThat(third.action()).isEqualTo(Action.RETRY);
        assertThat(fourth).isEqualTo(RetryDecision.giveUp());
    }

    @Test
    void gives_up_at_once_with_maxRetries_0() {
        RetryPolicy once = policy(0, RETRY_DELAY);

        assertThat(once.decide(Step.PUT, new Outcome.NotSent(), 1, FULL_BUDGET))
                .isEqualTo(new RetryDecision(Action.GIVE_UP, Duration.ZERO, true));
    }

    @Test
    void retries_only_while_budget_allows() {
        // when
        RetryDecision paid = POLICY.decide(Step.PUT, answered(503), 1, RetryBudget.COST);
        RetryDecision unpaid = POLICY.decide(Step.PUT, answered(503), 1, RetryBudget.COST - 1);

        // then
        assertThat(paid.action()).isEqualTo(Action.RETRY);
        assertThat(unpaid).isEqualTo(RetryDecision.giveUp());
    }

    @Test
    void works_around_fault_without_retries_or_budget() {
        // when
        RetryDecision expired = POLICY.decide(Step.PUT, answered(403, StorageError.REQUEST_EXPIRED), 4, 0);
        RetryDecision otherType = POLICY.decide(Step.PUT, answered(403, "SignatureDoesNotMatch"), 4, 0);

        // then
        assertThat(expired.action()).isEqualTo(Action.NEW_ADDRESS);
        assertThat(otherType.action()).isEqualTo(Action.OTHER_CONTENT_TYPE);
    }

    @Test
    void waits_for_Retry_After_up_to_maxRetryAfter_exactly() {
        // when
        RetryDecision longest = POLICY.decide(Step.CREATE, answered(429, null, 30), 1, FULL_BUDGET);
        RetryDecision tooLong = POLICY.decide(Step.CREATE, answered(429, null, 31), 1, FULL_BUDGET);

        // then
        assertThat(longest).isEqualTo(after(30));
        assertThat(tooLong).isEqualTo(RetryDecision.giveUp());
    }

    @Test
    void doubles_bound_of_delay_with_each_attempt() {
        assertThat(Stream.of(1, 2, 3).map(attempt -> POLICY.decide(Step.PUT, new Outcome.Lost(), attempt, FULL_BUDGET)))
                .containsExactly(
                        within(Duration.ofMillis(500)), within(Duration.ofSeconds(1)), within(Duration.ofSeconds(2)));
    }

    @Test
    void doubles_from_one_second_when_throttled() {
        assertThat(Stream.of(1, 2, 3).map(attempt -> POLICY.decide(Step.PUT, answered(503), attempt, FULL_BUDGET)))
                .containsExactly(
                        within(Duration.ofSeconds(1)), within(Duration.ofSeconds(2)), within(Duration.ofSeconds(4)));
    }

    @Test
    void keeps_longer_retryDelay_when_throttled() {
        RetryPolicy slow = policy(3, Duration.ofSeconds(7));

        assertThat(slow.decide(Step.PUT, answered(503), 1, FULL_BUDGET)).isEqualTo(within(Duration.ofSeconds(7)));
    }

    @Test
    void caps_bound_of_delay_at_20_seconds() {
        // given
        RetryPolicy persistent = policy(1000, RETRY_DELAY);

        // then
        assertThat(persistent.decide(Step.PUT, new Outcome.Lost(), 6, FULL_BUDGET))
                .isEqualTo(within(Duration.ofSeconds(16)));
        assertThat(persistent.decide(Step.PUT, new Outcome.Lost(), 7, FULL_BUDGET))
                .isEqualTo(within(Duration.ofSeconds(20)));
        assertThat(persistent.decide(Step.PUT, new Outcome.Lost(), 1000, FULL_BUDGET))
                .isEqualTo(within(Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void gives_up_on_attempt_that_component_aborted(Step step) {
        assertThat(POLICY.decide(step, new Outcome.Aborted(), 1, FULL_BUDGET)).isEqualTo(RetryDecision.giveUp());
    }

    private static Row row(String fault, Step step, Outcome outcome, RetryDecision decision) {
        return new Row(fault, step, outcome, decision);
    }

    private static Outcome answered(int status) {
        return new Outcome.Answered(status, null, null);
    }

    private static Outcome answered(int status, String code) {
        return new Outcome.Answered(status, code, null);
    }

    private static Outcome answered(int status, @Nullable String code, int retryAfter) {
        return new Outcome.Answered(status, code, Duration.ofSeconds(retryAfter));
    }

    private static RetryDecision within(Duration bound) {
        return new RetryDecision(Action.RETRY, bound, false);
    }

    private static RetryDecision after(int seconds) {
        return new RetryDecision(Action.RETRY, Duration.ofSeconds(seconds), true);
    }

    private static RetryPolicy policy(int maxRetries, Duration retryDelay) {
        return new RetryPolicy(new RetryOptions(maxRetries, retryDelay, MAX_RETRY_AFTER, 100));
    }
}
