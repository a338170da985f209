/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void shortens_sizes_and_times() {
        assertThat(Format.size(0)).isEqualTo("0 B");
        assertThat(Format.size(1000)).isEqualTo("1.0 kB");
        assertThat(Format.size(1_480_809)).isEqualTo("1.5 MB");
        assertThat(Format.seconds(Duration.ofMillis(2340))).isEqualTo("2.3 s");
    }

    @Test
    void replaces_control_characters_of_file_name() {
        assertThat(Format.printable("a\u001b[31m\r\n\u202eb.jpg")).isEqualTo("a [31m b.jpg");
    }

    @Test
    void names_exception_without_message() {
        assertThat(Format.sentence(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
