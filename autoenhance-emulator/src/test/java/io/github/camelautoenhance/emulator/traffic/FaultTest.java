/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void parses_instructions_of_storage_testbench() {
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

    @Test
    void parses_wire_faults() {
        Fault.Status json = Fault.status(200).body("application/json", "{}");
        assertThat(Fault.parse("stall")).isEqualTo(WireFault.stall());
        assertThat(Fault.parse("close-unanswered")).isEqualTo(WireFault.closeUnanswered());
        assertThat(Fault.parse("without-continue")).isEqualTo(WireFault.withoutContinue());
        assertThat(Fault.parse("half-tls-record")).isEqualTo(WireFault.halfTlsRecord());
        assertThat(Fault.parse("dribble-50ms")).isEqualTo(WireFault.dribble(Duration.ofMillis(50)));
        assertThat(Fault.parse("return-broken-stream-after-7B")).isEqualTo(WireFault.cutAfter(7));
        assertThat(Fault.parse("return-403-then-reset")).isEqualTo(WireFault.thenReset(Fault.status(403)));
        assertThat(Fault.parse("return-200-flood-60M")).isEqualTo(WireFault.flood(json, 60 << 20));
        assertThat(Fault.parse("return-200-gzip-flood-1K"))
                .isEqualTo(WireFault.flood(json, 1024).gzipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return-99-then-reset",
                "dribble-1s",
                "return-broken-stream-after-1G",
                "stall-for-1s",
                "",
                "return-99",
                "return-600",
                "return-503x",
                "delay-for-2m",
                "delay-for--1s",
                "PASS"
            })
    void other_words_are_refused_with_the_ones_that_exist(String instruction) {
        assertThatThrownBy(() -> Fault.parse(instruction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + instruction + "\"")
                .hasMessageContaining("return-reset-connection");
    }

    @Test
    void parses_every_word_of_the_manual() throws Exception {
        // given
        String manual = Files.readString(Path.of("../docs/emulator.md"));

        // when
        List<String> words = manual.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map(word -> word.group(1))
                // the switches in the manual's other table are in capitals
                .filter(word -> Character.isLowerCase(word.charAt(0)))
                .map(word -> word.replace("<n>", "7").replace("<status>", "503"))
                .toList();

        // then
        assertThat(words).hasSize(18).allSatisfy(word -> assertThat(Fault.parse(word))
                .isNotNull());
    }

    @Test
    void copies_fault_when_header_is_added() {
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
    void rejects_impossible_values() {
        assertThatThrownBy(() -> Fault.status(100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.resetWithin(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
