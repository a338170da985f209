/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

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
    void an_event_after_a_rate_limit_waits_for_its_end_too() {
        // given
        pace.looked(true);
        pace.spare(Duration.ofMinutes(10));

        // when
        boolean forward = pace.wake();

        // then
        assertThat(forward).isTrue();
        assertThat(pace.untilNextLook()).isGreaterThan(Duration.ofMinutes(5));
    }
}
