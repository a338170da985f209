/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageNewsTest {

    private final ImageNews news = new ImageNews();

    @Test
    void remembers_ten_thousand_processed_images() {
        // when
        for (int i = 0; i <= 10_000; i++) {
            news.imageProcessed("img-" + i, null, false);
        }

        // then
        assertThat(news.isProcessed("img-0")).isFalse();
        assertThat(news.isProcessed("img-1")).isTrue();
        assertThat(news.isProcessed("img-10000")).isTrue();
    }

    @Test
    void forgets_an_image_that_is_processed_again() {
        // given
        news.imageProcessed("img-1", null, false);

        // when
        news.processAnew("img-1");

        // then
        assertThat(news.isProcessed("img-1")).isFalse();
    }
}
