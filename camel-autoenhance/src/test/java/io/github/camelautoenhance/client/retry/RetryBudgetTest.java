/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void a_repeat_costs_five_tokens_and_a_success_gives_one_back() {
        // given
        RetryBudget budget = new RetryBudget(100);

        // when
        budget.payForRetry();
        budget.payForRetry();
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
        budget.payForRetry();
        budget.payForRetry();
        budget.payForRetry();
        budget.success();

        // then
        assertThat(budget.tokens()).isEqualTo(1);
    }
}
