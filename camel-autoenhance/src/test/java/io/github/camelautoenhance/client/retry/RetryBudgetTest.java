/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void charges_five_tokens_per_retry_and_refunds_one() {
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
    void holds_no_more_tokens_than_at_start() {
        // given
        RetryBudget budget = new RetryBudget(10);

        // when
        budget.success();

        // then
        assertThat(budget.tokens()).isEqualTo(10);
    }

    @Test
    void row_60_stays_above_zero_to_recover_at_once() {
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
