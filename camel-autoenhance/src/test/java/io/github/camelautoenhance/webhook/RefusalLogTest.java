/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.testing.TestLog;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private final AtomicLong now = new AtomicLong();
    private final RefusalLog refusals = new RefusalLog("/events", now::get);

    private String refuseTwice() throws Exception {
        return TestLog.during(() -> {
            refusals.refused(401, "no secret");
            refusals.refused(401, "no secret");
        });
    }

    @Test
    void warns_once_a_minute_with_the_number() throws Exception {
        // when
        String first = refuseTwice();
        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        String meanwhile = refuseTwice();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        String second = refuseTwice();
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        String third = refuseTwice();

        // then
        assertThat(first).containsOnlyOnce("Answered 401 to 1 request(s) at /events: no secret");
        assertThat(meanwhile).isEmpty();
        assertThat(second).containsOnlyOnce("Answered 401 to 4 request(s) at /events since this was last said");
        assertThat(third).containsOnlyOnce("Answered 401 to 2 request(s) at /events since this was last said");
    }
}
