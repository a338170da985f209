/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoenhanceBracketTest {

    private static final Map<String, Object> JSON = Map.of(
            "bracket_id", "b-1",
            "name", "IMG_0001.jpg",
            "order_id", "villa-42",
            "is_uploaded", false,
            "metadata", Map.of("camera", "left"),
            "upload_url", "https://s3/k?signature");

    @Test
    void reads_its_fields_and_keeps_unknown_ones() {
        AutoenhanceBracket bracket = AutoenhanceBracket.fromMap(JSON);
        assertThat(bracket.bracketId()).isEqualTo("b-1");
        assertThat(bracket.name()).isEqualTo("IMG_0001.jpg");
        assertThat(bracket.orderId()).isEqualTo("villa-42");
        assertThat(bracket.uploaded()).isFalse();
        assertThat(bracket.imageId()).isNull();
        assertThat(bracket.more()).containsEntry("metadata", Map.of("camera", "left"));
    }

    @Test
    void keeps_upload_address_in_map_but_hides_it() {
        AutoenhanceBracket bracket = AutoenhanceBracket.fromMap(JSON);
        assertThat(bracket.toMap()).containsEntry("upload_url", "https://s3/k?signature");
        assertThat(bracket.toString()).doesNotContain("signature");
        assertThat(bracket.withoutUploadUrl().toMap().toString()).doesNotContain("signature");
    }

    @Test
    void drops_address_that_is_no_text() {
        AutoenhanceBracket bracket =
                AutoenhanceBracket.fromMap(Map.of("bracket_id", "b-1", "upload_url", Map.of("url", "signature")));
        assertThat(bracket.toMap().toString()).doesNotContain("signature");
    }

    @Test
    void rejects_bracket_without_id() {
        assertThatThrownBy(() -> AutoenhanceBracket.fromMap(Map.of("name", "x")))
                .hasMessageContaining("bracket_id");
    }
}
