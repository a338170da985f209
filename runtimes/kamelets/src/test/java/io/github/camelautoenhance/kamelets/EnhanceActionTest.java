/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnhanceActionTest extends KameletTestSupport {

    EnhanceActionTest() {
        super("autoenhance-enhance-action");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void a_photo_comes_back_enhanced_and_only_a_full_picture_spends_a_credit(boolean preview, int credits)
            throws Exception {
        // given
        Main main = startWith(Map.of("preview", String.valueOf(preview), "pollDelay", "50"));

        // when
        Exchange sent = sendKitchen(main);

        // then
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "kitchen.jpg")
                .containsEntry(Exchange.CONTENT_TYPE, "image/jpeg")
                .containsEntry("CamelAutoenhancePreview", preview);
        assertThat(sent.getMessage().getBody(byte[].class)).hasSizeGreaterThan(10_000);
        assertThat(emulator().credits().spent()).isEqualTo(credits);
    }

    @Test
    void what_is_asked_of_the_picture_reaches_the_service() throws Exception {
        // given
        Main main = startWith(Map.of(
                "preview", "true", "pollDelay", "50", "format", "png", "maxWidth", "100", "skyReplacement", "true"));

        // when
        Exchange sent = sendKitchen(main);

        // then
        assertThat(sent.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("kitchen.png");
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED).get(0).query())
                .isEqualTo("preview=true&format=png&max_width=100");
        assertThat(emulator().images().get(0).fields()).containsEntry("sky_replacement", true);
    }

    @Test
    void without_a_word_on_money_nothing_starts() {
        Map<String, String> properties = new HashMap<>();
        assertThatThrownBy(() -> startWith(properties)).hasStackTraceContaining("preview");
    }

    private Exchange sendKitchen(Main main) throws Exception {
        Path kitchen = SamplePhotos.writeTo(folder.resolve("samples")).get(0);
        return send(main, exchange -> {
            exchange.getMessage().setBody(kitchen.toFile());
            exchange.getMessage().setHeader("file", "kitchen.jpg");
        });
    }
}
