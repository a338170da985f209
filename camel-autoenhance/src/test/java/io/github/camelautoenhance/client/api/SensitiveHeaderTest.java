/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SensitiveHeaderTest {

    private static final SensitiveHeader KEY = new SensitiveHeader("x-api-key", "s3cret");

    @Test
    void sends_value_and_keeps_it_out_of_log() {
        assertThat(KEY.getName()).isEqualTo("x-api-key");
        assertThat(KEY.getValue()).isEqualTo("s3cret");
        assertThat(KEY).hasToString("x-api-key: (hidden)");
    }

    @Test
    void tells_HttpClient_that_it_is_sensitive() {
        assertThat(KEY.isSensitive()).isTrue();
    }
}
