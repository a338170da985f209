/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.PhotoSource;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectRuleTest {

    private static final String JPEG = "image/jpeg";
    private static final UploadAddress ADDRESS = address("bucket.s3.amazonaws.com");

    // Near its end, since System.nanoTime may overflow.
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 10);
    private final ExpectRule rule = new ExpectRule(nanoTime::get);
    private UploadProgress<?> progress = progress();

    @BeforeEach
    void success() {
        rule.succeeded(ADDRESS, JPEG);
    }

    @Test
    void asks_before_first_photo() {
        assertThat(new ExpectRule(nanoTime::get).asks(ADDRESS, JPEG, photo(true), progress))
                .isTrue();
    }

    @Test
    void skips_question_after_recent_success() {
        // when
        nanoTime.addAndGet(ExpectRule.VALIDITY.toNanos() - 1);

        // then
        assertThat(asks(ADDRESS, JPEG)).isFalse();
    }

    @Test
    void asks_when_success_is_old() {
        // when
        nanoTime.addAndGet(ExpectRule.VALIDITY.toNanos());

        // then
        assertThat(asks(ADDRESS, JPEG)).isTrue();
    }

    @Test
    void counts_time_from_latest_success() {
        // given
        nanoTime.addAndGet(ExpectRule.VALIDITY.toNanos() - 1);
        rule.succeeded(ADDRESS, JPEG);

        // when
        nanoTime.addAndGet(ExpectRule.VALIDITY.toNanos() - 1);

        // then
        assertThat(asks(ADDRESS, JPEG)).isFalse();
    }

    @Test
    void asks_another_host_and_for_another_type() {
        assertThat(asks(address("other.s3.amazonaws.com"), JPEG)).isTrue();
        assertThat(asks(address("bucket.s3.amazonaws.com:8443"), JPEG)).isTrue();
        assertThat(asks(ADDRESS, "image/png")).isTrue();
    }

    @Test
    void asks_for_other_photos_after_failure() {
        // when
        rule.failed(ADDRESS, JPEG, progress);

        // then
        progress = progress();
        assertThat(asks(ADDRESS, JPEG)).isTrue();
    }

    @Test
    void asks_for_failed_photo_although_another_arrived() {
        // given
        rule.failed(ADDRESS, JPEG, progress);

        // when
        rule.succeeded(ADDRESS, JPEG);

        // then
        assertThat(asks(ADDRESS, JPEG)).isTrue();
        progress = progress();
        assertThat(asks(ADDRESS, JPEG)).isFalse();
    }

    @Test
    void asks_when_photo_cannot_be_repeated() {
        assertThat(rule.asks(ADDRESS, JPEG, photo(false), progress)).isTrue();
    }

    @Test
    void drops_least_recent_success_when_full() {
        // given
        for (int i = 1; i < ExpectRule.MAX_TARGETS; i++) {
            rule.succeeded(address("h" + i), JPEG);
        }
        rule.succeeded(ADDRESS, JPEG);

        // when
        rule.succeeded(address("one-more"), JPEG);

        // then
        assertThat(asks(address("h1"), JPEG)).isTrue();
        assertThat(asks(address("h2"), JPEG)).isFalse();
        assertThat(asks(ADDRESS, JPEG)).isFalse();
        assertThat(asks(address("one-more"), JPEG)).isFalse();
    }

    private boolean asks(UploadAddress address, String contentType) {
        return rule.asks(address, contentType, photo(true), progress);
    }

    private static UploadProgress<?> progress() {
        return new UploadProgress<>(new Registration("a.jpg", null, null, Map.of()), 1);
    }

    private static UploadAddress address(String authority) {
        return UploadAddress.parse("https://" + authority + "/key?X-Amz-Signature=s");
    }

    private static PhotoSource photo(boolean repeatable) {
        return new PhotoSource() {
            @Override
            public long length() {
                return 1;
            }

            @Override
            public boolean isRepeatable() {
                return repeatable;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };
    }
}
