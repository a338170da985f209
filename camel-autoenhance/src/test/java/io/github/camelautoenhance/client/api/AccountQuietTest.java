/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.address.BaseUrl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountQuietTest {

    private final AccountQuiet quiet = new AccountQuiet();

    @Test
    void forgets_accounts_whose_limit_is_over() {
        // when
        for (int i = 0; i < 1000; i++) {
            quiet.of(access("key-" + i)).ask(Duration.ZERO);
        }

        // then
        assertThat(quiet.size()).isEqualTo(1);
    }

    private static ApiAccess access(String key) {
        return new ApiAccess(BaseUrl.parse("https://api.example.com"), key, null, false);
    }
}
