/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void a_repeat_costs_five_tokens_and_a_success_gives_one_back() {
        // given
        RetryBudget budget = new RetryBudget(100);

        // when
        budget.payForRepeat();
        budget.payForRepeat();
        budget.success();

        // then
        assertThat(budget.tokens()).isEqualTo(91);
    }

    @Test
    void never_holds_more_than_it_began_with() {
        // given
        RetryBudget budget = new RetryBudget(10);

        // when
        budget.success();

        // then
        assertThat(budget.tokens()).isEqualTo(10);
    }

    @Test
    void row_60_never_falls_below_zero_so_that_it_recovers_at_once() {
        // given
        RetryBudget budget = new RetryBudget(7);

        // when
        budget.payForRepeat();
        budget.payForRepeat();
        budget.payForRepeat();
        budget.success();

        // then
        assertThat(budget.tokens()).isEqualTo(1);
    }

    @Test
    void row_60_an_outage_ends_the_repeats_after_a_twentieth_of_the_tokens_each() {
        // given
        RetryBudget budget = new RetryBudget(100);
        RetryPolicy policy = new RetryPolicy(3, java.time.Duration.ofMillis(1), java.time.Duration.ZERO);

        // when: a thousand photos meet a storage that is down
        int repeats = 0;
        for (int photo = 0; photo < 1000; photo++) {
            for (int attempt = 1; isRepeated(policy, attempt, budget); attempt++) {
                budget.payForRepeat();
                repeats++;
            }
        }

        // then
        assertThat(repeats).isEqualTo(20);
    }

    private static boolean isRepeated(RetryPolicy policy, int attempt, RetryBudget budget) {
        return policy.decide(Step.PUT, new Outcome.NotSent(), attempt, budget.tokens())
                        .action()
                == RetryDecision.Action.REPEAT;
    }
}
