/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class RecordOperationsTest extends EmulatorTestSupport {

    @Test
    void creates_image_and_returns_its_upload_address() {
        // when
        Exchange exchange = send("autoenhance:images?operation=create&imageName=front.jpg&orderId=villa-42", null);

        // then
        AutoenhanceImage record = exchange.getMessage().getBody(AutoenhanceImage.class);
        assertThat(onlyImage().imageName()).isEqualTo("front.jpg");
        assertThat(onlyImage().bytes()).isEqualTo(-1);
        assertThat(record.uploadUrl()).startsWith(emulator().storageUrl());
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"upload_url\"");
        assertThat(record.toString()).doesNotContain("X-Amz").doesNotContain("http");
    }

    @Test
    void takes_operation_from_header_and_removes_it() {
        // when
        Exchange exchange = send(
                "autoenhance:images",
                null,
                Map.of(AutoenhanceConstants.OPERATION, "create", AutoenhanceConstants.IMAGE_NAME, "front.jpg"));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(AutoenhanceConstants.OPERATION, AutoenhanceConstants.IMAGE_NAME);
        assertThat(emulator().journal().requests(Route.UPLOAD)).isEmpty();
    }

    @Test
    void retrieves_record_of_image_in_header() {
        // given
        String imageId = send("autoenhance:images", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);

        // when
        Exchange exchange =
                send("autoenhance:images?operation=retrieve", "kept", Map.of(AutoenhanceConstants.IMAGE_ID, imageId));

        // then
        AutoenhanceImage record = exchange.getMessage().getBody(AutoenhanceImage.class);
        assertThat(record.imageId()).isEqualTo(imageId);
        assertThat(record.status()).isIn("processing", "processed");
        assertThat(record.uploadUrl()).isNull();
        assertThat(record.more()).containsEntry("lens_correction", true);
    }

    @Test
    void converts_record_to_json_map_and_stream() {
        // given
        AutoenhanceImage record = send("autoenhance:images?imageName=front.jpg", photo(1000))
                .getMessage()
                .getBody(AutoenhanceImage.class);

        // then
        var converter = context.getTypeConverter();
        assertThat(converter.convertTo(String.class, record)).contains("\"image_name\":\"front.jpg\"");
        assertThat(converter.convertTo(Map.class, record).get("image_name")).isEqualTo("front.jpg");
        assertThat(converter.convertTo(java.io.InputStream.class, record)).isNotEmpty();
        assertThat(converter.convertTo(byte[].class, record)).isNotEmpty();
    }

    @Test
    void deletes_image_and_keeps_body() {
        // given
        String imageId = send("autoenhance:images", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);

        // when
        Exchange exchange = send("autoenhance:images?operation=delete&imageId=" + imageId, "kept");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID))
                .isEqualTo(imageId);
        assertThat(emulator().image(imageId)).isEmpty();
    }

    @Test
    void fails_with_not_found_for_missing_image() {
        // when
        Exchange exchange = send("autoenhance:images?operation=retrieve&imageId=nobody", null);

        // then
        assertThat(exchange.getException()).isInstanceOfSatisfying(AutoenhanceNotFoundException.class, e -> {
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.statusCode()).isEqualTo(404);
            assertThat(e.imageId()).isEqualTo("nobody");
        });
    }

    @Test
    void retrieves_without_key() {
        // given
        String imageId = send("autoenhance:images", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        context.getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration()
                .setApiKey(null);

        // when
        Exchange exchange = send("autoenhance:images?operation=retrieve&imageId=" + imageId, null);

        // then
        assertThat(exchange.getException()).isNull();
        RecordedRequest get =
                emulator().journal().requests(Route.RETRIEVE_IMAGE).get(0);
        assertThat(get.header("x-api-key")).isEmpty();
    }
}
