/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoenhanceOrderTest {

    @ParameterizedTest
    @CsvSource({
        "2025-11-14T10:11:12.345678, 2025-11-14T10:11:12.345678Z",
        "2025-11-14T10:11:12, 2025-11-14T10:11:12Z",
        "2025-11-14T10:11:12Z, 2025-11-14T10:11:12Z",
        "2025-11-14T12:11:12+02:00, 2025-11-14T10:11:12Z"
    })
    void reads_time_stamps_as_service_writes_them(String text, Instant expected) {
        assertThat(order(Map.of("created_at", text)).createdAt()).isEqualTo(expected);
    }

    @Test
    void writes_time_stamp_in_form_of_service() {
        String text = "2025-11-14T10:11:12.345678";
        assertThat(order(Map.of("last_updated_at", text)).toMap()).containsEntry("last_updated_at", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2025-13-14T10:11:12"})
    void keeps_invalid_time_stamp_as_received(String text) {
        AutoenhanceOrder order = order(Map.of("created_at", text));
        assertThat(order.createdAt()).isNull();
        assertThat(order.toMap()).containsEntry("created_at", text);
    }

    @Test
    void keeps_unknown_fields_and_fields_of_wrong_type() {
        AutoenhanceOrder order = order(Map.of("colour", "blue", "total_images", "many", "is_merging", 1));
        assertThat(order.more())
                .containsEntry("colour", "blue")
                .containsEntry("total_images", "many")
                .containsEntry("is_merging", 1);
        assertThat(order.totalImages()).isNull();
        assertThat(order.toMap()).containsEntry("total_images", "many");
    }

    @Test
    void accepts_missing_and_null_fields() {
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("order_id", "o-1");
        for (String field : List.of("name", "status", "images", "total_images", "created_at", "is_processing")) {
            json.put(field, null);
        }
        AutoenhanceOrder order = AutoenhanceOrder.fromMap(json);
        assertThat(order.images()).isEmpty();
        assertThat(order.isFinished()).isFalse();
        assertThat(order.more()).isEmpty();
    }

    @Test
    void rejects_order_or_image_without_id() {
        assertThatThrownBy(() -> AutoenhanceOrder.fromMap(Map.of("name", "x"))).hasMessageContaining("order_id");
        assertThatThrownBy(() -> order(Map.of("images", List.of(Map.of("status", "processed")))))
                .hasMessageContaining("image_id");
        assertThatThrownBy(() -> order(Map.of("images", Arrays.asList("i-1")))).hasMessageContaining("no record");
    }

    @ParameterizedTest
    @CsvSource({
        "processed|processed, , , , true",
        "processed|error, , , , true",
        "processed|expired, , , , true",
        "processed|processing, , , , false",
        "processed|new_state, , , , false",
        "processed, true, , , false",
        "processed, , true, , false",
        "processed, false, false, 2, false",
        "processed|processed, false, false, 2, true",
        "'', false, false, 0, false"
    })
    void is_finished_when_images_are_and_nothing_runs(
            String statuses,
            @Nullable Boolean merging,
            @Nullable Boolean processing,
            @Nullable Integer total,
            boolean finished) {
        // given
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("order_id", "o-1");
        json.put("is_merging", merging);
        json.put("is_processing", processing);
        json.put("total_images", total);
        json.put(
                "images",
                statuses.isEmpty()
                        ? List.of()
                        : Arrays.stream(statuses.split("[|]"))
                                .map(status -> Map.of("image_id", "i-" + status, "status", status))
                                .toList());

        // then
        assertThat(AutoenhanceOrder.fromMap(json).isFinished()).isEqualTo(finished);
    }

    @Test
    void drops_upload_addresses_of_its_images() {
        AutoenhanceOrder order =
                order(Map.of("images", List.of(Map.of("image_id", "i-1", "upload_url", "https://s3/k?signature"))));
        assertThat(order.toMap().toString()).doesNotContain("signature");
    }

    private static AutoenhanceOrder order(Map<String, Object> fields) {
        Map<String, Object> json = new HashMap<>(fields);
        json.put("order_id", "o-1");
        return AutoenhanceOrder.fromMap(json);
    }
}
