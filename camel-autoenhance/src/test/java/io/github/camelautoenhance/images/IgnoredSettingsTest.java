/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.TestLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IgnoredSettingsTest {

    @Test
    void a_setting_that_the_answer_holds_has_an_effect() throws Exception {
        assertThat(warnings(new IgnoredSettings("2025-05-08"), "privacy", Map.of("privacy", true)))
                .isEmpty();
    }

    @Test
    void a_setting_that_the_answer_does_not_hold_is_warned_of_once() throws Exception {
        // given
        IgnoredSettings settings = new IgnoredSettings("2025-05-08");

        // then
        assertThat(warnings(settings, "auto_privacy", Map.of()))
                .contains("auto_privacy")
                .contains("ignored");
        assertThat(warnings(settings, "auto_privacy", Map.of())).isEmpty();
    }

    @Test
    void a_setting_of_a_newer_version_is_warned_of_with_that_version_even_if_it_is_echoed() throws Exception {
        assertThat(warnings(new IgnoredSettings("2025-05-08"), "preset_id", Map.of("preset_id", "p")))
                .contains("2025-08-31");
        assertThat(warnings(new IgnoredSettings("2025-08-31"), "preset_id", Map.of("preset_id", "p")))
                .isEmpty();
    }

    @Test
    void with_the_accounts_own_version_only_the_answer_tells() throws Exception {
        assertThat(warnings(new IgnoredSettings(null), "preset_id", Map.of("preset_id", "p")))
                .isEmpty();
    }

    private static String warnings(IgnoredSettings settings, String field, Map<String, @Nullable Object> answered)
            throws Exception {
        return TestLog.during(() -> settings.warnOf(
                new Registration("a.jpg", null, null, Map.of(field, true)),
                new AutoenhanceImage("i1", null, null, null, null, null, null, null, answered)));
    }
}
