/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AwaitPaceTest {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AwaitPace pace = new AwaitPace(new AwaitOptions(FIRST, LONGEST, Duration.ofHours(1)));

    @Test
    void delays_added_image_until_rate_limit_ends() {
        // given
        pace.looked(false);
        pace.spare(Duration.ofMinutes(10));

        // when
        pace.restart();

        // then
        assertThat(pace.untilNextLook()).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void schedules_no_poll_within_rate_limit() {
        // given
        pace.looked(false);
        pace.spare(Duration.ofMinutes(10));
        AwaitPace.Look scheduled = pace.schedule(Duration.ofHours(1));

        // when
        AwaitPace.Look look = requireNonNull(pace.bringForward(Duration.ZERO));

        // then
        assertThat(look.delay()).isGreaterThan(Duration.ofMinutes(5));
        assertThat(pace.begin(scheduled.number())).isFalse();
        assertThat(pace.begin(look.number())).isTrue();
    }

    @Test
    void delays_poll_after_event_until_rate_limit_ends() {
        // given
        pace.looked(true);
        pace.spare(Duration.ofMinutes(10));

        // when
        AwaitPace.Look look = requireNonNull(pace.wake());

        // then
        assertThat(look.delay()).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void increases_delay_between_polls() {
        assertThat(pace.untilNextLook()).isEqualTo(FIRST);

        // when
        pace.looked(false);

        // then
        assertThat(pace.untilNextLook()).isEqualTo(Duration.ofSeconds(3));

        // when
        pace.restart();

        // then
        assertThat(pace.untilNextLook()).isEqualTo(FIRST);
    }

    @Test
    void polls_rarely_where_events_are_expected() {
        // when
        pace.looked(true);

        // then
        assertThat(pace.untilNextLook()).isEqualTo(LONGEST);
    }

    @Test
    void polls_often_for_some_time_after_event() {
        // given
        pace.wake();

        // when
        List<Duration> delays = new ArrayList<>();
        assertThat(pace.begin(pace.schedule(Duration.ZERO).number())).isTrue();
        for (int look = 0; look < 7; look++) {
            pace.looked(true);
            delays.add(pace.untilNextLook());
        }

        // then
        assertThat(delays)
                .containsExactly(
                        FIRST,
                        Duration.ofMillis(3_000),
                        Duration.ofMillis(4_500),
                        Duration.ofMillis(6_750),
                        Duration.ofMillis(10_125),
                        Duration.ofNanos(15_187_500_000L),
                        LONGEST);
    }

    @Test
    void waits_two_seconds_at_most_after_an_event() {
        // given
        AwaitPace slow = new AwaitPace(new AwaitOptions(Duration.ofSeconds(20), LONGEST, Duration.ofHours(1)));
        slow.wake();
        slow.begin(slow.schedule(Duration.ZERO).number());

        // when
        slow.looked(true);

        // then
        assertThat(slow.untilNextLook()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void polls_within_first_delay_after_event() {
        // given
        AwaitPace quick = new AwaitPace(new AwaitOptions(Duration.ofMillis(1), LONGEST, Duration.ofHours(1)));
        quick.wake();
        quick.begin(quick.schedule(Duration.ZERO).number());

        // when
        quick.looked(true);

        // then
        assertThat(quick.untilNextLook()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void polls_at_once_after_event() {
        assertThat(requireNonNull(pace.wake()).delay()).isZero();
        assertThat(pace.untilNextLook()).isZero();
    }

    @Test
    void schedules_one_poll_for_several_events() {
        // given
        AwaitPace.Look look = requireNonNull(pace.wake());

        // then
        assertThat(pace.wake()).isNull();
        assertThat(pace.begin(look.number())).isTrue();
    }

    @Test
    void schedules_no_poll_during_a_poll() {
        // given
        AwaitPace.Look look = pace.schedule(Duration.ofHours(1));
        pace.begin(look.number());

        // then
        assertThat(pace.wake()).isNull();
        assertThat(pace.bringForward(Duration.ZERO)).isNull();
        assertThat(pace.begin(look.number())).isFalse();
    }

    @Test
    void schedules_another_poll_for_event_during_poll() {
        // given
        pace.begin(pace.schedule(Duration.ZERO).number());
        pace.wake();

        // then
        assertThat(pace.untilNextLook()).isZero();
        assertThat(pace.begin(pace.schedule(Duration.ZERO).number())).isTrue();
        assertThat(pace.untilNextLook()).isEqualTo(FIRST);
    }

    @Test
    void advances_later_poll() {
        // given
        AwaitPace.Look later = pace.schedule(Duration.ofHours(1));

        // when
        AwaitPace.Look look = requireNonNull(pace.bringForward(Duration.ofSeconds(1)));

        // then
        assertThat(look).isEqualTo(new AwaitPace.Look(later.number() + 1, Duration.ofSeconds(1)));
    }

    @Test
    void leaves_earlier_poll_as_scheduled() {
        assertThat(pace.bringForward(Duration.ZERO)).isNull();

        // when
        pace.schedule(Duration.ZERO);

        // then
        assertThat(pace.bringForward(Duration.ZERO)).isNull();
    }

    @Test
    void keeps_delays_under_short_rate_limit() {
        // given
        pace.looked(true);

        // when
        pace.spare(Duration.ofMillis(1));

        // then
        assertThat(pace.untilNextLook()).isEqualTo(LONGEST);
    }
}
