/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.model.AutoenhanceImage;
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
    void fits_with_time_into_column_of_Camel_table() {
        // given
        AutoenhanceEvent usual = event("image_processed", UUID, Map.of());
        AutoenhanceEvent longest = event("e".repeat(64), "i".repeat(128), Map.of());

        // then
        assertThat(key(usual)).hasSizeLessThanOrEqualTo(80).contains("image_processed", UUID);
        assertThat(key(longest)).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void keeps_keys_of_80_characters() {
        // given: "webhook/image_registered/" and "/villa-42" around the id
        String id = "i".repeat(80 - 25 - 9);

        // then
        assertThat(key(event("image_registered", id, Map.of())))
                .isEqualTo("webhook/image_registered/" + id + "/villa-42");
        assertThat(key(event("image_registered", id + "i", Map.of()))).doesNotContain(id);
    }

    @Test
    void takes_state_from_image_if_it_was_retrieved() {
        // given
        AutoenhanceEvent failed = new AutoenhanceEvent("image_processed", UUID, null, true, true, Map.of());
        AutoenhanceEvent processed = new AutoenhanceEvent("image_processed", UUID, null, false, true, Map.of());
        AutoenhanceEvent unknown = new AutoenhanceEvent("image_processed", UUID, null, null, true, Map.of());

        // then
        assertThat(EventKey.of(failed, image("expired"))).endsWith("/expired");
        assertThat(EventKey.of(failed, image(null))).endsWith("/error");
        assertThat(EventKey.of(failed, null)).endsWith("/error");
        assertThat(EventKey.of(processed, null)).endsWith("/processed");
        assertThat(EventKey.of(unknown, null)).endsWith("/processed");
    }

    private static AutoenhanceImage image(@Nullable String status) {
        return new AutoenhanceImage(UUID, null, null, status, null, null, null, null, Map.of());
    }

    @Test
    void ignores_whether_order_is_done() {
        // given
        AutoenhanceEvent first = new AutoenhanceEvent("image_processed", UUID, "villa-42", false, true, Map.of());
        AutoenhanceEvent again = new AutoenhanceEvent("image_processed", UUID, "villa-42", false, false, Map.of());

        // then
        assertThat(key(first)).isEqualTo(key(again));
    }

    @Test
    void distinguishes_unknown_events_by_every_field() {
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
    void has_no_key_without_image() {
        // then
        assertThat(EventKey.of(event("webhook_updated", null, Map.of()), null)).isNull();
    }

    @Test
    void derives_keys_of_processed_image_from_its_events() {
        // then
        assertThat(EventKey.ofProcessed(UUID)).contains(key(event("image_processed", UUID, Map.of())));
    }
}
