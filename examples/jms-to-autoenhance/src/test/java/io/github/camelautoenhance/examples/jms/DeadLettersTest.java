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
    void a_message_that_is_no_photo_is_given_up_at_once() {
        assertThat(deadLetters.isDue(new IllegalArgumentException("empty"), 1)).isTrue();
    }

    @Test
    void anything_else_is_given_up_with_the_last_delivery() {
        IOException diskFull = new IOException("No space left on device");
        assertThat(deadLetters.isDue(diskFull, 1)).isFalse();
        assertThat(deadLetters.isDue(diskFull, 2)).isFalse();
        assertThat(deadLetters.isDue(diskFull, 3)).isTrue();
        assertThat(deadLetters.isDue(diskFull, 4)).isTrue();
    }

    @Test
    void a_broker_that_does_not_count_decides_alone() {
        assertThat(deadLetters.isDue(new IOException("No space left on device"), null))
                .isFalse();
    }

    @Test
    void below_zero_is_never() {
        DeadLetters never = new DeadLetters(-1);
        assertThat(never.isDue(new IOException("No space left on device"), Integer.MAX_VALUE))
                .isFalse();
        assertThat(never.isDue(new IllegalArgumentException("empty"), 1)).isTrue();
    }
}
