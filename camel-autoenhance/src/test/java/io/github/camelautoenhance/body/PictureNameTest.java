/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file name of a picture. */
@Timeout(30)
class PictureNameTest {

    @ParameterizedTest
    @CsvSource({
        "kitchen.jpg, kitchen.png",
        "C:kitchen.jpg, C_kitchen.png",
        "kitchen.jpg:stream, kitchen.jpg_stream.png",
        "a*b?c<d>e|f.png, a_b_c_d_e_f.png"
    })
    void replaces_characters_that_file_names_cannot_hold(String name, String expected) {
        assertThat(PictureName.of(name, "i1", "image/png")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "kitchen.cr2,      image/jpeg,              kitchen.jpg",
                "kitchen.JPEG,     image/jpeg,              kitchen.JPEG",
                "kitchen.jpe,      image/jpeg,              kitchen.jpe",
                "kitchen.tiff,     image/tiff,              kitchen.tiff",
                "kitchen.png,      image/webp,              kitchen.webp",
                "kitchen.jpg,      'IMAGE/PNG ; q=1',       kitchen.png",
                "kitchen,          image/avif,              kitchen.avif",
                "kitchen.abcde,    image/jxl,               kitchen.jxl",
                "kitchen.abcdef,   image/jxl,               kitchen.abcdef.jxl",
                "'1. Stock, süd',  image/png,               '1. Stock, süd.png'",
                ".cr2,             image/jpeg,              .cr2.jpg",
                "a.cr2,            image/jpeg,              a.jpg",
                "kitchen.cr2,      none,                    kitchen.cr2",
                "kitchen.cr2,      application/octet-stream, kitchen.cr2",
                "inbox/kitchen.cr2, image/jpeg,             kitchen.jpg",
                "none,             image/jpeg,              i-1.jpg",
                "..,               none,                    i-1",
            })
    void takes_extension_of_media_type(@Nullable String name, @Nullable String contentType, String expected) {
        assertThat(PictureName.of(name, "i-1", contentType)).isEqualTo(expected);
    }
}
