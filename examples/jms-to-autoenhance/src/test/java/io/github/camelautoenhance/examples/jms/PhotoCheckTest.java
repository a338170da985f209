/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoCheckTest {

    private final PhotoCheck check = new PhotoCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF", // JPEG
                "\u0089PNG\r\n\u001A\n",
                "RIFF$\u0000\u0000\u0000WEBPVP8 ",
                "II*\u0000\u0008\u0000\u0000\u0000", // TIFF, DNG, CR2, NEF, ARW
                "MM\u0000*\u0000\u0000\u0000\u0008",
                "\u0000\u0000\u0000\u0018ftypheic", // HEIC, AVIF, CR3
                "FUJIFILMCCD-RAW 0201FF159504X-T3\u0000\u0000", // RAF
            })
    void accepts_every_photo_format(String beginning) throws Exception {
        check.check(beginning.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<photo/>", "\uFEFF[1,\r\n\t2]", "s3://bucket/küche.jpg"})
    void refuses_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.check(text.getBytes(UTF_8)))
                .withMessageContaining("is text");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7})
    void refuses_few_bytes(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.check(new byte[count]))
                .withMessageContaining("too small for a photo (" + count + " bytes)");
    }

    @Test
    void leaves_stream_at_its_beginning() throws Exception {
        // given
        byte[] photo = "II*\u0000".repeat(1000).getBytes(ISO_8859_1);
        InputStreamCache stream = new InputStreamCache(photo);

        // when
        check.check(stream);

        // then
        assertThat(stream.readAllBytes()).isEqualTo(photo);
    }

    @Test
    void accepts_what_component_refuses_by_itself() throws Exception {
        check.check(null);
        check.check("text");
        check.check(Map.of());
    }

    @Test
    void ignores_stream_that_can_be_read_once() throws Exception {
        ByteArrayInputStream once = new ByteArrayInputStream("{}".getBytes(UTF_8));
        check.check(once);
        assertThat(once.available()).isEqualTo(2);
    }
}
