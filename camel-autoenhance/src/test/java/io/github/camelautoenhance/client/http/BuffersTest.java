/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuffersTest {

    private final Buffers buffers = new Buffers(2);

    @Test
    void hands_out_each_buffer_once() {
        assertThat(buffers.take()).hasSize(65_536).isNotSameAs(buffers.take());
    }

    @Test
    void hands_out_returned_buffers_again() {
        // given
        byte[] first = buffers.take();
        byte[] second = buffers.take();

        // when
        buffers.giveBack(first);
        buffers.giveBack(second);

        // then
        assertThat(List.of(buffers.take(), buffers.take()))
                .anyMatch(buffer -> buffer == first)
                .anyMatch(buffer -> buffer == second);
    }

    @Test
    void keeps_no_more_than_its_bound() {
        // given
        byte[] third = buffers.take();
        buffers.giveBack(new byte[65_536]);
        buffers.giveBack(new byte[65_536]);

        // when
        buffers.giveBack(third);

        // then
        assertThat(List.of(buffers.take(), buffers.take(), buffers.take())).noneMatch(buffer -> buffer == third);
    }
}
