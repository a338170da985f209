/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says when it cannot begin. */
class WrongUseTest extends QuickstartTestSupport {

    @Test
    void reports_empty_folder() throws Exception {
        // when
        int exitCode = run(Map.of("photos", folder.toString(), "once", "true"), Map.of());

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed()).contains("There are no photos in " + folder);
    }

    @Test
    void reports_missing_folder() throws Exception {
        // when
        int exitCode = run(Map.of("photos", folder.resolve("nowhere").toString(), "once", "true"), Map.of());

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed()).contains("There is no folder " + folder.resolve("nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%20off", "why?", "{{order}}", "${order}"})
    void reports_folder_that_no_endpoint_can_name(String name) throws Exception {
        // given
        Path odd = Files.createDirectory(folder.resolve(name));

        // when
        int exitCode = run(Map.of("photos", odd.toString(), "once", "true"), Map.of());

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed()).contains("Camel cannot read from " + odd);
    }

    @Test
    void reports_empty_photos_option() throws Exception {
        // when: an unset variable of the shell
        int exitCode = run(Map.of("photos", "", "once", "true"), Map.of());

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed()).contains("-Dphotos= names no folder");
    }

    @Test
    void requires_key_for_service() throws Exception {
        // given
        photo("a.jpg", 1000);

        // when
        int exitCode = run(Map.of("photos", folder.toString(), "real", "true"), Map.of("AUTOENHANCE_API_KEY", " "));

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed())
                .contains("AUTOENHANCE_API_KEY", "Nothing was sent")
                .doesNotContain("1/1");
    }

    @Test
    void reports_unknown_route() throws Exception {
        // when
        int exitCode = run(Map.of("route", "kotlin"), Map.of());

        // then
        assertThat(exitCode).isEqualTo(Quickstart.WRONG_USE);
        assertThat(printed()).contains("\"kotlin\"", "-Droute=java, -Droute=yaml, -Droute=xml");
    }
}
