/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void the_instructions_of_the_storage_testbench_are_understood() {
        assertThat(Fault.parse("return-503")).isEqualTo(Fault.status(503));
        assertThat(Fault.parse("return-502-after-execution"))
                .isEqualTo(Fault.status(502).afterExecution());
        assertThat(Fault.parse("return-reset-connection")).isEqualTo(Fault.reset());
        assertThat(Fault.parse("return-reset-connection-after-64K")).isEqualTo(Fault.resetWithin(65_536));
        assertThat(Fault.parse("hang-up")).isEqualTo(Fault.hangUp());
        assertThat(Fault.parse("return-reset-connection-after-execution")).isEqualTo(Fault.resetAfter());
        assertThat(Fault.parse("delay-for-2s")).isEqualTo(Fault.delay(Duration.ofSeconds(2)));
        assertThat(Fault.parse("delay-for-250ms")).isEqualTo(Fault.delay(Duration.ofMillis(250)));
        assertThat(Fault.parse("pass")).isEqualTo(Fault.pass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return-99", "return-600", "return-503x", "delay-for-2m", "delay-for--1s", "PASS"})
    void other_words_are_refused_with_the_ones_that_exist(String instruction) {
        assertThatThrownBy(() -> Fault.parse(instruction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + instruction + "\"")
                .hasMessageContaining("return-reset-connection");
    }

    @Test
    void adding_a_header_leaves_the_first_fault_as_it_was() {
        // given
        Fault.Status plain = Fault.status(429);

        // when
        Fault.Status withHeader = plain.header("Retry-After", "5").body("text/plain", "slow down");

        // then
        assertThat(plain.headers()).isEmpty();
        assertThat(withHeader.headers()).containsEntry("Retry-After", "5");
        assertThat(withHeader.text()).isEqualTo("slow down");
    }

    @Test
    void what_cannot_be_answered_cannot_be_asked_for() {
        assertThatThrownBy(() -> Fault.status(100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.resetWithin(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
