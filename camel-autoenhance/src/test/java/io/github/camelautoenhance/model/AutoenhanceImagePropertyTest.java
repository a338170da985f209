/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever object the service sends, it is a record; without an id it is refused as that. */
class AutoenhanceImagePropertyTest {

    private static final String ADDRESS = "https://photos.s3.amazonaws.com/k?X-Amz-Signature=0123456789";

    @Provide
    static Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> fields = Arbitraries.of(
                "image_id",
                "image_name",
                "order_id",
                "status",
                "status_reason",
                "date_added",
                "downloaded",
                "other",
                "");
        Arbitrary<Object> values = Arbitraries.<Object>of(
                "i1",
                "",
                " ",
                "\u202e\ud83c",
                true,
                1,
                -1L,
                1e308,
                Double.NaN,
                BigInteger.TEN.pow(400),
                Map.of("a", Map.of()),
                List.of(1, "b"));
        return Arbitraries.maps(fields, values).ofMaxSize(9);
    }

    @Provide
    static Arbitrary<Object> addresses() {
        return Arbitraries.<Object>of(ADDRESS, List.of(ADDRESS), Map.of("url", ADDRESS), 1, "", " ");
    }

    @Property(tries = 1000, seed = "42")
    void keeps_unknown_fields_and_hides_address(
            @ForAll("objects") Map<String, Object> object,
            @ForAll("addresses") Object address,
            @ForAll("addresses") Object oldAddress) {
        // given
        Map<String, Object> json = new HashMap<>(object);
        json.put("upload_url", address);
        json.put("s3PutObjectUrl", oldAddress);
        boolean hasId = json.get("image_id") instanceof String id && !id.isBlank();

        // when
        AutoenhanceImage image;
        try {
            image = AutoenhanceImage.fromMap(json);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("image_id");
            assertThat(hasId).isFalse();
            return;
        }

        // then
        assertThat(hasId).isTrue();
        assertThat(image.toString()).doesNotContain("X-Amz-Signature");
        assertThat(image.more()).doesNotContainKeys("upload_url", "s3PutObjectUrl");
        assertThat(image.withoutUploadUrl().toMap().toString()).doesNotContain("X-Amz-Signature");
        assertThat(image.toMap().get("other")).isEqualTo(json.get("other"));
    }
}
