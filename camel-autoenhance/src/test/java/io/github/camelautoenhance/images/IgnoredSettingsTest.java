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
    void accepts_setting_that_answer_contains() throws Exception {
        assertThat(warnings(new IgnoredSettings("2025-05-08"), "privacy", Map.of("privacy", true)))
                .isEmpty();
    }

    @Test
    void warns_once_of_setting_missing_from_answer() throws Exception {
        // given
        IgnoredSettings settings = new IgnoredSettings("2025-05-08");

        // then
        assertThat(warnings(settings, "auto_privacy", Map.of()))
                .contains("auto_privacy")
                .contains("ignored");
        assertThat(warnings(settings, "auto_privacy", Map.of())).isEmpty();
    }

    @Test
    void warns_of_setting_that_needs_newer_version() throws Exception {
        assertThat(warnings(new IgnoredSettings("2025-05-08"), "preset_id", Map.of("preset_id", "p")))
                .contains("2025-08-31");
        assertThat(warnings(new IgnoredSettings("2025-08-31"), "preset_id", Map.of("preset_id", "p")))
                .isEmpty();
    }

    @Test
    void relies_on_answer_for_own_version_of_account() throws Exception {
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
