/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input is told by name, before anything exists at the service. */
class BadInputTest extends EmulatorTestSupport {

    record Body(@Nullable Object body, String complaint) {}

    static Stream<Body> noPhotos() {
        return Stream.of(
                new Body(null, "null"),
                new Body(new byte[0], "empty"),
                new Body(new ByteArrayInputStream(new byte[0]), "empty"),
                new Body("/inbox/kitchen.jpg", "text"),
                new Body(new StringReader("kitchen"), "text"),
                new Body(Map.of("image_id", "1"), "record"),
                new Body(new File("/"), "a folder"),
                new Body(new File("/nowhere/kitchen.jpg"), "does not exist"),
                new Body(42, "Integer"));
    }

    @ParameterizedTest
    @MethodSource("noPhotos")
    void row_36_refuses_body_that_is_no_photo(Body body) {
        // when
        Exchange exchange = send("autoenhance:images", body.body());

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(body.complaint());
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CamelAutoenhanceOperation, paint, CamelAutoenhanceOperation",
        "CamelAutoenhanceOrderId, ' ', CamelAutoenhanceOrderId",
        "CamelAutoenhanceOrderId, ../admin, CamelAutoenhanceOrderId",
        "CamelAutoenhanceImageName, ' ', CamelAutoenhanceImageName",
        "CamelAutoenhanceContentType, jpeg, CamelAutoenhanceContentType",
        "CamelAutoenhanceRating, 9, CamelAutoenhanceRating",
        "CamelAutoenhanceRating, good, CamelAutoenhanceRating",
        "CamelAutoenhancePrivacy, maybe, CamelAutoenhancePrivacy",
        "CamelAutoenhanceSettings, no map, CamelAutoenhanceSettings",
        "CamelAutoenhanceMetadata, no map, CamelAutoenhanceMetadata",
        "CamelAutoenhanceRestage, no map, CamelAutoenhanceRestage"
    })
    void names_unusable_header(String header, String value, String named) {
        // when
        Exchange exchange = send("autoenhance:images", photo(1000), Map.of(header, value));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operation=paint | operation",
                "rating=9 | rating",
                "privacy=maybe | privacy",
                "orderId=a/b | orderId",
                "setting.image_name=x.jpg | image_name",
                "maxConcurrentUploads=0 | maxConcurrentUploads",
                "maxRetries=-1 | maxRetries",
                "uploadTimeout=0 | uploadTimeout",
                "maxSize=0 | maxSize",
                "spool=heap | spool",
                "spoolDirectory=a%00b | spoolDirectory",
                "apiVersion=new | apiVersion",
                "baseUrl=api.example.com | baseUrl",
                "baseUrl=http://api.example.com | baseUrl",
                "baseUrl=https://user@api.example.com | baseUrl",
                "proxyHost=proxy | proxyPort"
            })
    void names_unusable_option_and_refuses_to_start(String option, String named) {
        assertThatThrownBy(() -> context.getEndpoint("autoenhance:images?" + option)
                        .createProducer()
                        .start())
                .hasStackTraceContaining(named)
                .isInstanceOfAny(IllegalArgumentException.class, ResolveEndpointFailedException.class);
    }

    @Test
    void refuses_unknown_option_by_name() {
        assertThatThrownBy(() -> context.getEndpoint("autoenhance:images?ordreId=1"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("ordreId");
    }

    @Test
    void refuses_unknown_resource_by_name() {
        assertThatThrownBy(() -> context.getEndpoint("autoenhance:photos"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("photos");
    }

    @Test
    void refuses_to_start_without_key_naming_option() {
        // given
        context.getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration()
                .setApiKey(null);

        // then
        assertThatThrownBy(() -> template.requestBody("autoenhance:images", photo(1000)))
                .isInstanceOf(FailedToCreateProducerException.class)
                .hasStackTraceContaining("camel.component.autoenhance.api-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"se cret", "se\ncret", "se\u00fccret"})
    void refuses_wrong_key_without_quoting_it(String key) {
        // given
        context.getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration()
                .setApiKey(key);

        // then
        assertThatThrownBy(() -> context.getEndpoint("autoenhance:images").createProducer())
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("cret");
    }

    @Test
    void row_37_refuses_oversized_photo_of_known_or_unknown_size() {
        // when
        Exchange array = send("autoenhance:images?maxSize=999", photo(1000));
        Exchange stream = send("autoenhance:images?maxSize=999", new ByteArrayInputStream(photo(1000)));

        // then
        assertThat(array.getException()).hasMessageContaining("maxSize");
        assertThat(stream.getException()).hasMessageContaining("maxSize");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void row_37_refuses_photo_beyond_five_gigabytes_without_overflow() throws Exception {
        // given: nothing but its length
        File file = folder.resolve("kitchen.tif").toFile();
        try (RandomAccessFile sparse = new RandomAccessFile(file, "rw")) {
            sparse.setLength((5L << 30) + 1);
        }

        // when
        Exchange exchange = send("autoenhance:images", file);

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSize");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void refuses_id_that_leaves_its_path_segment() {
        // when
        Exchange exchange = send(
                "autoenhance:images?operation=delete",
                null,
                new HashMap<>(Map.of(AutoenhanceConstants.IMAGE_ID, "../orders/1")));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(AutoenhanceConstants.IMAGE_ID);
        assertThat(emulator().journal().requests()).isEmpty();
    }
}
