/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhooksTest {

    private final Webhooks webhooks = new Webhooks();

    @Test
    void remembers_ten_thousand_processed_images() {
        // when
        for (int i = 0; i <= 10_000; i++) {
            webhooks.imageProcessed("img-" + i, null, false);
        }

        // then
        assertThat(webhooks.isProcessed("img-0")).isFalse();
        assertThat(webhooks.isProcessed("img-1")).isTrue();
        assertThat(webhooks.isProcessed("img-10000")).isTrue();
    }

    @Test
    void forgets_an_image_that_is_processed_again() {
        // given
        webhooks.imageProcessed("img-1", null, false);

        // when
        webhooks.processAnew("img-1");

        // then
        assertThat(webhooks.isProcessed("img-1")).isFalse();
    }
}
