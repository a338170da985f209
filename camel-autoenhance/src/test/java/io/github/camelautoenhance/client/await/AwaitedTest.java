/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends the wait for one image. */
@Timeout(30)
class AwaitedTest {

    @Test
    void names_the_last_status_when_time_is_over() {
        // given
        Awaited<AutoenhanceImage> awaited =
                new Awaited<>(Subject.image("i1"), Deadline.after(Duration.ZERO), Duration.ofSeconds(90));
        Awaited.seenImage(awaited, AutoenhanceImage.fromMap(Map.of("image_id", "i1", "status", "processing")));

        // when
        awaited.expire();

        // then
        assertThat(awaited.result())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AutoenhanceTimeoutException.class)
                .withMessageContaining("longer than awaitTimeout, 90 s: its status is processing");
    }
}
