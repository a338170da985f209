/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which states of an order count as the same. */
@Timeout(30)
class OrderKeyTest {

    @Test
    void ignores_the_order_of_the_images() {
        assertThat(OrderKey.of(order("villa", "a processed", "b error")))
                .isEqualTo(OrderKey.of(order("villa", "b error", "a processed")));
    }

    @Test
    void differs_when_an_image_has_another_state() {
        assertThat(OrderKey.of(order("villa", "a processed", "b error")))
                .isNotEqualTo(OrderKey.of(order("villa", "a error", "b processed")));
    }

    @Test
    void fits_the_column_of_the_table() {
        // given
        String longest = "x".repeat(128);

        // when
        String key = OrderKey.of(order(longest, "a processed"));

        // then
        assertThat(key).startsWith("orders/").hasSizeLessThanOrEqualTo(100);
        assertThat(key).isNotEqualTo(OrderKey.of(order(longest, "a error")));
        assertThat(OrderKey.of(order("villa", "a processed"))).startsWith("orders/villa/");
    }

    private static AutoenhanceOrder order(String orderId, String... images) {
        List<Map<String, String>> records = Stream.of(images)
                .map(image -> image.split(" "))
                .map(image -> Map.of("image_id", image[0], "status", image[1]))
                .toList();
        return AutoenhanceOrder.fromMap(Map.of("order_id", orderId, "images", records));
    }
}
