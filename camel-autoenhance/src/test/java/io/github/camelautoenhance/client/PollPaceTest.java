/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollPaceTest {

    private final PollPace pace =
            new PollPace(new PollDelays(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofHours(1)));

    @Test
    void what_is_added_after_a_rate_limit_waits_for_its_end_too() {
        // given
        pace.looked(false);
        pace.spare(Duration.ofMinutes(10));

        // when
        pace.restart();

        // then
        assertThat(pace.untilNextLook()).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void brings_no_look_into_a_rate_limit() {
        // given
        pace.looked(false);
        pace.spare(Duration.ofMinutes(10));
        PollPace.Look scheduled = pace.schedule(Duration.ofHours(1));

        // when
        PollPace.Look look = requireNonNull(pace.bringForward(Duration.ZERO));

        // then
        assertThat(look.delay()).isGreaterThan(Duration.ofMinutes(5));
        assertThat(pace.begin(scheduled.number())).isFalse();
        assertThat(pace.begin(look.number())).isTrue();
    }

    @Test
    void an_event_after_a_rate_limit_waits_for_its_end_too() {
        // given
        pace.looked(true);
        pace.spare(Duration.ofMinutes(10));

        // when
        PollPace.Look look = requireNonNull(pace.wake());

        // then
        assertThat(look.delay()).isGreaterThan(Duration.ofMinutes(5));
    }
}
