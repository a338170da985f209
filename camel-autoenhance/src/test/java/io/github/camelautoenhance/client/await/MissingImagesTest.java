/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an order that lists too few images is finished. */
@Timeout(30)
class MissingImagesTest {

    private final MissingImages missing = new MissingImages();

    @Test
    void finishes_at_third_equal_poll() {
        assertThat(looks("a b", "b a", "a b", "a b")).containsExactly(false, false, true, true);
    }

    @Test
    void counts_from_the_latest_change() {
        assertThat(looks("a", "a", "a b", "a b", "a b")).containsExactly(false, false, false, false, true);
    }

    @Test
    void finishes_a_complete_order_at_once() {
        assertThat(looks("a b c")).containsExactly(true);
    }

    @Test
    void keeps_order_without_images_unfinished() {
        assertThat(looks("", "", "", "")).containsOnly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "processing,false,false",
        "processed,true,false",
        "processed,false,true",
        "processed,,false",
        ",false,false"
    })
    void waits_while_the_order_may_change(
            @Nullable String status, @Nullable Boolean merging, @Nullable Boolean processing) {
        AutoenhanceOrder order = order(status, merging, processing, "a");

        assertThat(Stream.of(1, 2, 3, 4).map(look -> missing.isFinished(order))).containsOnly(false);
    }

    private List<Boolean> looks(String... images) {
        return Arrays.stream(images)
                .map(each -> missing.isFinished(order("processed", false, false, each)))
                .toList();
    }

    private static AutoenhanceOrder order(
            @Nullable String status, @Nullable Boolean merging, @Nullable Boolean processing, String images) {
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("order_id", "villa");
        json.put("status", status);
        json.put("is_merging", merging);
        json.put("is_processing", processing);
        json.put("total_images", 3);
        json.put(
                "images",
                Stream.of(images.split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(id -> Map.of("image_id", id, "status", "processed"))
                        .toList());
        return AutoenhanceOrder.fromMap(json);
    }
}
