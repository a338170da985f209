/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private final AtomicLong nanoTime = new AtomicLong(TimeUnit.HOURS.toNanos(5));
    private final ServerClock clock = new ServerClock(nanoTime::get);

    @Test
    void shows_nothing_before_first_reply() {
        // when
        clock.note(null);
        clock.note("soon");

        // then
        assertThat(clock.at(nanoTime.get())).isNull();
    }

    @Test
    void goes_on_from_date_of_reply() {
        // when
        clock.note("Tue, 15 Nov 1994 08:12:31 GMT");

        // then
        assertThat(clock.at(nanoTime.get() + TimeUnit.MINUTES.toNanos(2))).isEqualTo("1994-11-15T08:14:31Z");
        assertThat(clock.at(nanoTime.get() - TimeUnit.SECONDS.toNanos(31))).isEqualTo("1994-11-15T08:12:00Z");
    }

    @Test
    void follows_latest_reply() {
        // given
        clock.note("Tue, 15 Nov 1994 08:12:31 GMT");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));

        // when
        clock.note("Tue, 15 Nov 1994 09:00:00 GMT");
        clock.note("soon");

        // then
        assertThat(clock.at(nanoTime.get())).isEqualTo(Instant.parse("1994-11-15T09:00:00Z"));
    }
}
