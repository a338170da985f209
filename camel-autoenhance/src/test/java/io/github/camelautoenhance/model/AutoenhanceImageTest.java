/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoenhanceImageTest {

    private static final String ADDRESS = "https://photos.s3.amazonaws.com/k?X-Amz-Signature=s3cret";

    @Test
    void reads_every_known_field() {
        // when
        AutoenhanceImage image = AutoenhanceImage.fromMap(record());

        // then
        assertThat(image)
                .isEqualTo(new AutoenhanceImage(
                        "i-1",
                        "kitchen.jpg",
                        "villa-42",
                        "error",
                        "too dark",
                        1_669_056_195_000L,
                        true,
                        ADDRESS,
                        Map.of("enhance", true, "restage", Map.of("sky", "CLEAR"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload_url", "s3PutObjectUrl"})
    void reads_upload_address_under_either_name(String field) {
        // when
        AutoenhanceImage image = AutoenhanceImage.fromMap(Map.of("image_id", "i-1", field, ADDRESS));

        // then
        assertThat(image.uploadUrl()).isEqualTo(ADDRESS);
        assertThat(image.more()).isEmpty();
    }

    @Test
    void prefers_newer_name_of_address_and_drops_both() {
        // given
        Map<String, Object> json =
                Map.of("image_id", "i-1", "upload_url", ADDRESS, "s3PutObjectUrl", "https://old.example/k?s3cret");

        // when
        AutoenhanceImage image = AutoenhanceImage.fromMap(json);

        // then
        assertThat(image.uploadUrl()).isEqualTo(ADDRESS);
        assertThat(image.withoutUploadUrl().toMap().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @MethodSource("missingAddresses")
    void reads_older_address_when_newer_is_empty(@Nullable String missing) {
        // given
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("image_id", "i-1");
        json.put("upload_url", missing);
        json.put("s3PutObjectUrl", ADDRESS);

        // then
        assertThat(AutoenhanceImage.fromMap(json).uploadUrl()).isEqualTo(ADDRESS);
    }

    static Stream<@Nullable String> missingAddresses() {
        return Stream.of(null, "", " ");
    }

    @Test
    void row_17_keeps_unknown_fields_and_nulls() {
        // given
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("image_id", "i-1");
        json.put("tomorrow", List.of(1, 2));
        json.put("rating", null);

        // then
        assertThat(AutoenhanceImage.fromMap(json).more())
                .containsEntry("tomorrow", List.of(1, 2))
                .containsEntry("rating", null)
                .hasSize(2);
    }

    @Test
    void reads_known_field_of_wrong_type_as_null() {
        // given
        Map<String, Object> json = Map.of(
                "image_id", "i-1", "status", 7, "date_added", "yesterday", "downloaded", "yes", "order_id", List.of());

        // when
        AutoenhanceImage image = AutoenhanceImage.fromMap(json);

        // then
        assertThat(image.status()).isNull();
        assertThat(image.dateAdded()).isNull();
        assertThat(image.downloaded()).isNull();
        assertThat(image.orderId()).isNull();
        assertThat(image.more())
                .isEqualTo(Map.of("status", 7, "date_added", "yesterday", "downloaded", "yes", "order_id", List.of()));
        assertThat(image.toMap()).containsAllEntriesOf(json);
    }

    @Test
    void reads_small_number_as_date() {
        assertThat(AutoenhanceImage.fromMap(Map.of("image_id", "i-1", "date_added", 1000))
                        .dateAdded())
                .isEqualTo(1000L);
    }

    @ParameterizedTest
    @MethodSource("recordsWithoutId")
    void rejects_record_without_id(Map<String, Object> json) {
        assertThatThrownBy(() -> AutoenhanceImage.fromMap(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image_id");
    }

    static Stream<Map<String, Object>> recordsWithoutId() {
        return Stream.of(Map.of(), Map.of("image_id", ""), Map.of("image_id", " "), Map.of("image_id", 5));
    }

    @Test
    void is_equal_after_round_trip() {
        // given
        AutoenhanceImage image = AutoenhanceImage.fromMap(record());

        // then
        assertThat(image.toMap()).isEqualTo(record());
        assertThat(AutoenhanceImage.fromMap(image.toMap())).isEqualTo(image);
    }

    @Test
    void hides_address_and_unknown_fields_in_toString() {
        // given
        Map<String, Object> json = record();
        json.put("other_url", ADDRESS);

        // then
        assertThat(AutoenhanceImage.fromMap(json))
                .hasToString("AutoenhanceImage[imageId=i-1, imageName=kitchen.jpg, orderId=villa-42, status=error]");
    }

    @Test
    void drops_only_the_address_withoutUploadUrl() {
        // given
        Map<String, Object> expected = record();
        expected.remove("upload_url");

        // then
        assertThat(AutoenhanceImage.fromMap(record()).withoutUploadUrl().toMap())
                .isEqualTo(expected);
    }

    @Test
    void is_immutable_and_independent_of_given_map() {
        // given
        Map<String, Object> json = record();
        AutoenhanceImage image = AutoenhanceImage.fromMap(json);

        // when
        json.put("enhance", false);

        // then
        assertThat(image.more()).containsEntry("enhance", true);
        assertThatThrownBy(() -> image.more().put("enhance", false)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Object> record() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image_id", "i-1");
        json.put("image_name", "kitchen.jpg");
        json.put("order_id", "villa-42");
        json.put("status", "error");
        json.put("status_reason", "too dark");
        json.put("date_added", 1_669_056_195_000L);
        json.put("downloaded", true);
        json.put("upload_url", ADDRESS);
        json.put("enhance", true);
        json.put("restage", Map.of("sky", "CLEAR"));
        return json;
    }
}
