/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

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
    void replaces_what_no_file_name_may_hold(String name, String expected) {
        assertThat(PictureName.of(name, "i1", "image/png")).isEqualTo(expected);
    }
}
