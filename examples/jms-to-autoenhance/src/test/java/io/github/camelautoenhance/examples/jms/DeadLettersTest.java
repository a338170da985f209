/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final DeadLetters deadLetters = new DeadLetters(3);

    @Test
    void gives_up_message_without_photo_at_once() {
        assertThat(deadLetters.isDue(new IllegalArgumentException("empty"), 1)).isTrue();
    }

    @Test
    void gives_up_other_failures_with_last_delivery() {
        IOException diskFull = new IOException("No space left on device");
        assertThat(deadLetters.isDue(diskFull, 1)).isFalse();
        assertThat(deadLetters.isDue(diskFull, 2)).isFalse();
        assertThat(deadLetters.isDue(diskFull, 3)).isTrue();
        assertThat(deadLetters.isDue(diskFull, 4)).isTrue();
    }

    @Test
    void leaves_decision_to_broker_that_does_not_count() {
        assertThat(deadLetters.isDue(new IOException("No space left on device"), null))
                .isFalse();
    }

    @Test
    void never_gives_up_below_zero_deliveries() {
        DeadLetters never = new DeadLetters(-1);
        assertThat(never.isDue(new IOException("No space left on device"), Integer.MAX_VALUE))
                .isFalse();
        assertThat(never.isDue(new IllegalArgumentException("empty"), 1)).isTrue();
    }
}
