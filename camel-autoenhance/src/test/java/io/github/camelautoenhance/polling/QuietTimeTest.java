/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long polls are left out. */
@Timeout(30)
class QuietTimeTest {

    /** Near its end, where it begins again with negative numbers. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    private final QuietTime quiet = new QuietTime(clock::get);

    @Test
    void lasts_as_long_as_asked_for() {
        // when
        quiet.begin(Duration.ofMinutes(10));

        // then
        pass(Duration.ofMinutes(9));
        assertThat(quiet.isOver()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(quiet.isOver()).isTrue();
    }

    @Test
    void lasts_an_hour_at_most() {
        // when
        quiet.begin(Duration.ofHours(3));

        // then
        pass(Duration.ofMinutes(59));
        assertThat(quiet.isOver()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(quiet.isOver()).isTrue();
    }

    @Test
    void is_over_before_first_rate_limit() {
        assertThat(quiet.isOver()).isTrue();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
