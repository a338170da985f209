/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

    private static final String UUID = "704d880f-99e8-419d-8d77-508e20ae1c32";

    private static AutoenhanceEvent event(String name, @Nullable String imageId, Map<String, Object> more) {
        return new AutoenhanceEvent(name, imageId, "villa-42", false, true, Map.copyOf(more));
    }

    private static String key(AutoenhanceEvent event) {
        return Objects.requireNonNull(EventKey.of(event, null));
    }

    @Test
    void a_key_fits_into_the_column_of_Camels_own_table_with_the_time_behind_it() {
        // given
        AutoenhanceEvent usual = event("image_processed", UUID, Map.of());
        AutoenhanceEvent longest = event("e".repeat(64), "i".repeat(128), Map.of());

        // then
        assertThat(key(usual)).hasSizeLessThanOrEqualTo(80).contains("image_processed", UUID);
        assertThat(key(longest)).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void whether_the_order_is_done_makes_no_other_event() {
        // given
        AutoenhanceEvent first = new AutoenhanceEvent("image_processed", UUID, "villa-42", false, true, Map.of());
        AutoenhanceEvent again = new AutoenhanceEvent("image_processed", UUID, "villa-42", false, false, Map.of());

        // then
        assertThat(key(first)).isEqualTo(key(again));
    }

    @Test
    void every_field_of_an_unknown_event_makes_it_another_one() {
        // given
        AutoenhanceEvent three = event("image_rated", UUID, Map.of("rating", 3));
        AutoenhanceEvent four = event("image_rated", UUID, Map.of("rating", 4));

        // then
        assertThat(key(three)).isNotEqualTo(key(four)).isEqualTo(key(event("image_rated", UUID, Map.of("rating", 3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"villa 42", "villa\n42", "villa/42/d", "K\u00fcche", ""})
    void keeps_unusual_order_ids_out_of_keys(String orderId) {
        // when
        String key = key(new AutoenhanceEvent("image_registered", "img-1", orderId, null, null, Map.of()));

        // then
        assertThat(key)
                .matches("webhook/image_registered/img-1/[a-f0-9]+")
                .isNotEqualTo(key(event("image_registered", "img-1", Map.of())));
    }

    @Test
    void an_event_about_no_image_has_no_key() {
        // then
        assertThat(EventKey.of(event("webhook_updated", null, Map.of()), null)).isNull();
    }

    @Test
    void the_keys_of_an_image_that_is_processed_anew_are_those_of_its_events() {
        // then
        assertThat(EventKey.ofProcessed(UUID)).contains(key(event("image_processed", UUID, Map.of())));
    }
}
