/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

class DownloadActionTest extends KameletTestSupport {

    DownloadActionTest() {
        super("autoenhance-download-action");
    }

    @Test
    void the_picture_of_the_image_in_the_header_becomes_the_body() throws Exception {
        // given
        Main main = startWith(Map.of("preview", "true"));
        String imageId = uploaded(main);

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setHeader("CamelAutoenhanceImageId", imageId));

        // then
        assertThat(sent.getException()).isNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(sent.getMessage().getBody(byte[].class))))
                .isNotNull();
        assertThat(sent.getMessage().getHeaders())
                .containsEntry("CamelAutoenhanceImageId", imageId)
                .containsEntry("CamelAutoenhancePreview", true);
        assertThat(emulator().credits().spent()).isZero();
    }

    @Test
    void a_large_picture_is_there_for_the_next_step_of_the_route() throws Exception {
        // given
        Path pictures = folder.resolve("pictures");
        Main main = startBefore("- to: file:" + pictures, Map.of("preview", "false", "variant", "original"));
        String imageId = uploaded(main);

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setHeader("CamelAutoenhanceImageId", imageId));

        // then: larger than what the component holds in heap
        assertThat(sent.getException()).isNull();
        Path picture = pictures.resolve(sent.getMessage().getHeader("CamelFileName", String.class));
        assertThat(picture.toFile().length()).isGreaterThan(128 * 1024);
        assertThat(ImageIO.read(picture.toFile())).isNotNull();
    }

    @Test
    void a_message_cannot_make_it_spend_money_or_do_anything_but_download() throws Exception {
        // given
        Main main = startWith(Map.of("preview", "true"));
        String imageId = uploaded(main);

        // when
        Exchange sent = send(main, exchange -> {
            exchange.getMessage().setHeader("CamelAutoenhanceImageId", imageId);
            exchange.getMessage().setHeader("CamelAutoenhanceOperation", "delete");
            exchange.getMessage().setHeader("CamelAutoenhancePreview", false);
        });

        // then
        assertThat(sent.getMessage().getHeader("CamelAutoenhancePreview")).isEqualTo(true);
        assertThat(emulator().credits().spent()).isZero();
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void without_a_word_on_money_nothing_starts() {
        assertThatThrownBy(() -> startWith(Map.of())).hasStackTraceContaining("preview");
    }

    private String uploaded(Main main) throws Exception {
        Path kitchen = SamplePhotos.writeTo(folder.resolve("samples")).get(0);
        String imageId = main.getCamelTemplate()
                .request(
                        "autoenhance:images?apiKey=RAW(" + AWKWARD_KEY + ")&baseUrl="
                                + emulator().baseUrl(),
                        exchange -> exchange.getMessage().setBody(kitchen.toFile()))
                .getMessage()
                .getHeader("CamelAutoenhanceImageId", String.class);
        emulator().finish(imageId);
        return imageId;
    }
}
