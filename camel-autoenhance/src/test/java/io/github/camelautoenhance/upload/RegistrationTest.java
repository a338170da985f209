/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What is said about the photo, from headers and options to the request and the PUT. */
class RegistrationTest extends EmulatorTestSupport {

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setPrivacy("true");
        configuration.setUpscale("true");
    }

    @Test
    void sends_given_settings_by_rank() {
        // when
        send(
                "autoenhance:images?privacy=false&rating=3&setting.tripod_hide=true&setting.new.depth=2&restage.sky=CLEAR"
                        + "&metadata.unit=007",
                photo(1000),
                Map.of(
                        AutoenhanceConstants.RATING,
                        5,
                        AutoenhanceConstants.IMAGE_NAME,
                        "front.jpg",
                        AutoenhanceConstants.RESTAGE,
                        Map.of("grass", "GREEN"),
                        AutoenhanceConstants.METADATA,
                        Map.of("agent", "Ann")));

        // then
        assertThat(creates().get(0).json())
                .containsOnly(
                        Map.entry("image_name", "front.jpg"),
                        Map.entry("privacy", false),
                        Map.entry("upscale", true),
                        Map.entry("rating", 5),
                        Map.entry("tripod_hide", true),
                        Map.entry("new", Map.of("depth", 2)),
                        Map.entry("restage", Map.of("sky", "CLEAR", "grass", "GREEN")),
                        Map.entry("metadata", Map.of("unit", "007", "agent", "Ann")));
    }

    @Test
    void registers_and_sends_image_type_of_message() {
        // when
        Exchange exchange = send(
                "autoenhance:images",
                photo(1000),
                Map.of("Content-Type", "image/jpeg; name=x", "CamelFileName", "a/b/c.jpg"));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(creates().get(0).json())
                .containsEntry("content_type", "image/jpeg")
                .containsEntry("image_name", "c.jpg");
        assertThat(puts().get(0).header("Content-Type")).contains("image/jpeg");
    }

    @Test
    void ignores_type_of_message_that_is_no_image() {
        // when
        send("autoenhance:images", photo(1000), Map.of("Content-Type", "application/json"));

        // then
        assertThat(creates().get(0).json()).doesNotContainKey("content_type");
        assertThat(puts().get(0).header("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void requests_api_version_and_dev_mode() {
        // when
        send("autoenhance:images?devMode=true&apiVersion=2025-08-31", photo(1000));

        // then
        RecordedRequest create = creates().get(0);
        assertThat(create.header("x-api-version")).contains("2025-08-31");
        assertThat(create.header("x-dev-mode")).contains("true");
    }

    @Test
    void requests_own_version_of_account_by_sending_none() {
        // when
        send("autoenhance:images?apiVersion=account", photo(1000));

        // then
        assertThat(creates().get(0).header("x-api-version")).isEmpty();
    }

    @Test
    void row_15_understands_upload_address_of_older_api_versions() throws Exception {
        // when
        Exchange exchange = send("autoenhance:images?apiVersion=2025-01-01", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
    }

    @Test
    void row_19_keeps_odd_names_intact_through_presigned_address() throws Exception {
        // given
        String name = "Küche + Bad %2F 100%~(1)&=#ü.jpg";

        // when
        Exchange exchange = send("autoenhance:images", photo(1000), Map.of(AutoenhanceConstants.IMAGE_NAME, name));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().imageName()).isEqualTo(name);
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
    }

    @Test
    void uses_name_and_type_for_one_photo_only() {
        // given
        Exchange exchange = send(
                "autoenhance:images",
                photo(1000),
                Map.of(AutoenhanceConstants.IMAGE_NAME, "first.jpg", AutoenhanceConstants.CONTENT_TYPE, "image/jpeg"));

        // when
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(AutoenhanceConstants.IMAGE_NAME, AutoenhanceConstants.CONTENT_TYPE);
        exchange.getMessage().setBody(photo(2000));
        template.send("autoenhance:images?orderId=second", exchange);

        // then: a new image in the order of the option, not the first one's
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images()).hasSize(2);
        assertThat(emulator().images().get(1).orderId()).isEqualTo("second");
        assertThat(emulator().images().get(1).imageName()).isNotEqualTo("first.jpg");
    }

    private static List<RecordedRequest> creates() {
        return emulator().journal().requests(Route.CREATE_IMAGE);
    }

    private static List<RecordedRequest> puts() {
        return emulator().journal().requests(Route.UPLOAD);
    }
}
