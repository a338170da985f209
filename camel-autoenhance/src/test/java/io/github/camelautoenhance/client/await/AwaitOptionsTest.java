/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitOptionsTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void grows_by_half_up_to_the_longest_delay() {
        // given
        AwaitOptions delays = new AwaitOptions(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofHours(1));

        // then
        assertThat(delays.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(3));
        assertThat(delays.after(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(4));
        assertThat(delays.after(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,  PT1S,  PT1S,  pollDelay",
        "PT-1S, PT1S,  PT1S,  pollDelay",
        "PT1S,  PT0S,  PT1S,  maxPollDelay",
        "PT1S,  PT-1S, PT1S,  maxPollDelay",
        "PT1S,  PT1S,  PT0S,  awaitTimeout",
        "PT1S,  PT1S,  PT-1S, awaitTimeout",
    })
    void refuses_durations_of_zero_and_less(Duration first, Duration longest, Duration timeout, String option) {
        assertThatThrownBy(() -> new AwaitOptions(first, longest, timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option + " must be longer than zero");
    }

    @Test
    void refuses_longest_delay_below_the_first() {
        assertThatThrownBy(() -> new AwaitOptions(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxPollDelay must not be below pollDelay: PT1S < PT2S");
    }

    @Test
    void accepts_longest_delay_equal_to_the_first() {
        assertThat(new AwaitOptions(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(1)).longest())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void limits_every_duration_to_a_year() {
        // when
        AwaitOptions delays = new AwaitOptions(NEVER, NEVER, NEVER);
        AwaitOptions year = new AwaitOptions(YEAR, YEAR, YEAR);

        // then
        assertThat(delays).isEqualTo(year);
        assertThat(delays.timeout()).isEqualTo(YEAR);
    }
}
