/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class JdkTest {

    private static final int NONE = 999;

    @Test
    void finds_jdk_of_this_build() throws Exception {
        assertThat(Jdk.required(Runtime.version().feature(), Map.of("CI", "true"))
                        .java())
                .endsWith("java");
    }

    /** Names the missing one on the console, which shows no parameters of tests. */
    @Test
    void finds_jdk_17() throws Exception {
        assertThat(Jdk.required(17).home()).isDirectory();
    }

    /** See {@link #finds_jdk_17}. */
    @Test
    void finds_jdk_25() throws Exception {
        assertThat(Jdk.required(25).home()).isDirectory();
    }

    @Test
    void skips_test_naming_missing_jdk() {
        assertThatThrownBy(() -> Jdk.required(NONE, Map.of()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no JDK 999 here; name its home in JAVA_HOME_999");
    }

    @Test
    void fails_in_ci_when_jdk_is_missing() {
        assertThatThrownBy(() -> Jdk.required(NONE, Map.of("CI", "true")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no JDK 999 here");
    }
}
