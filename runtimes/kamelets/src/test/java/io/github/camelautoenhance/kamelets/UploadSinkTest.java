/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadSinkTest extends KameletTestSupport {

    private static final byte[] PHOTO = {1, 2, 3};

    UploadSinkTest() {
        super("autoenhance-upload-sink");
    }

    @Test
    void a_photo_arrives_and_the_answer_is_its_record_as_JSON() throws Exception {
        // given
        Main main = startWith(Map.of());

        // when
        Exchange sent = send(main, exchange -> {
            exchange.getMessage().setBody(PHOTO);
            exchange.getMessage().setHeader("file", "kitchen.jpg");
            exchange.getMessage().setHeader("Content-Type", "image/jpeg");
        });

        // then
        EmulatedImage image = onlyImage();
        assertThat(image.file()).hasBinaryContent(PHOTO);
        assertThat(image.imageName()).isEqualTo("kitchen.jpg");
        assertThat(image.registeredContentType()).isEqualTo("image/jpeg");
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeaders())
                .containsEntry("CamelAutoenhanceImageId", image.imageId())
                .containsEntry("CamelAutoenhanceUploadedBytes", 3L)
                .containsEntry("Content-Type", "application/json");
        assertThat(sent.getMessage().getBody()).isInstanceOf(String.class);
        JsonObject record = (JsonObject) Jsoner.deserialize(sent.getMessage().getBody(String.class));
        assertThat(record.getString("image_id")).isEqualTo(image.imageId());
        assertThat(record.getString("image_name")).isEqualTo("kitchen.jpg");
        assertThat(record.getString("order_id")).isEqualTo(image.orderId());
        assertThat(record.getString("status")).isNotBlank();
    }

    @Test
    void every_property_reaches_the_service() throws Exception {
        // given
        Main main = startWith(Map.ofEntries(
                Map.entry("apiVersion", "2025-08-31"),
                Map.entry("devMode", "true"),
                Map.entry("orderId", "villa-42"),
                Map.entry("contentType", "image/tiff"),
                Map.entry("aiVersion", "4.0"),
                Map.entry("enhance", "true"),
                Map.entry("enhanceType", "warm"),
                Map.entry("presetId", "p1"),
                Map.entry("lensCorrection", "false"),
                Map.entry("verticalCorrection", "false"),
                Map.entry("skyReplacement", "true"),
                Map.entry("cloudType", "CLEAR"),
                Map.entry("windowPull", "true"),
                Map.entry("windowPullType", "NONE"),
                Map.entry("privacy", "true"),
                Map.entry("upscale", "true"),
                Map.entry("threesixty", "false")));

        // when
        send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        RecordedRequest create =
                emulator().journal().requests(Route.CREATE_IMAGE).get(0);
        assertThat(create.header("x-api-version")).hasValue("2025-08-31");
        assertThat(create.header("x-dev-mode")).hasValue("true");
        assertThat(onlyImage().orderId()).isEqualTo("villa-42");
        assertThat(onlyImage().registeredContentType()).isEqualTo("image/tiff");
        assertThat(create.json())
                .containsEntry("ai_version", "4.0")
                .containsEntry("enhance", true)
                .containsEntry("enhance_type", "warm")
                .containsEntry("preset_id", "p1")
                .containsEntry("lens_correction", false)
                .containsEntry("vertical_correction", false)
                .containsEntry("sky_replacement", true)
                .containsEntry("cloud_type", "CLEAR")
                .containsEntry("window_pull", true)
                .containsEntry("window_pull_type", "NONE")
                .containsEntry("privacy", true)
                .containsEntry("upscale", true)
                .containsEntry("threesixty", false);
    }

    @Test
    void what_is_not_given_is_not_sent() throws Exception {
        // given
        Main main = startWith(Map.of());

        // when
        send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE).get(0).json())
                .containsOnlyKeys("image_name");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CamelAutoenhanceImageName=a.jpg file=b.jpg ce-file=c.jpg CamelFileName=d.jpg, a.jpg",
        "file=b.jpg ce-file=c.jpg CamelFileName=d.jpg, b.jpg",
        "ce-file=c.jpg CamelFileName=d.jpg, c.jpg",
        "CamelFileName=in/d.jpg, d.jpg"
    })
    void the_name_is_the_first_of_these_headers(String headers, String name) throws Exception {
        // given
        Main main = startWith(Map.of());

        // when
        send(main, exchange -> {
            exchange.getMessage().setBody(PHOTO);
            for (String header : headers.split(" ", -1)) {
                String[] parts = header.split("=", 2);
                exchange.getMessage().setHeader(parts[0], parts[1]);
            }
        });

        // then
        assertThat(onlyImage().imageName()).isEqualTo(name);
    }

    @Test
    void a_message_cannot_make_it_do_anything_but_upload() throws Exception {
        // given
        Main main = startWith(Map.of());
        send(main, exchange -> exchange.getMessage().setBody(PHOTO));
        String first = onlyImage().imageId();

        // when
        Exchange sent = send(main, exchange -> {
            exchange.getMessage().setBody(PHOTO);
            exchange.getMessage().setHeader("CamelAutoenhanceOperation", "delete");
            exchange.getMessage().setHeader("CamelAutoenhanceImageId", first);
        });

        // then
        assertThat(sent.getException()).isNull();
        assertThat(emulator().images())
                .hasSize(2)
                .extracting(EmulatedImage::imageId)
                .contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(" + AWKWARD_KEY + ")", "RAW({{api.key}})"})
    void a_key_with_awkward_characters_is_whole_in_RAW(String value) throws Exception {
        // given
        Main main = start("", Map.of("apiKey", value), Map.of("api.key", AWKWARD_KEY));

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(sent.getException()).isNull();
        assertThat(emulator().images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.kamelet.autoenhance-upload-sink.apiKey",
                "camel.component.kamelet.template-properties[autoenhance-upload-sink].apiKey"
            })
    void a_key_with_awkward_characters_is_whole_in_a_setting_of_the_application(String setting) throws Exception {
        // given
        Main main = start("", Map.of(), Map.of(setting, "{{secret}}", "secret", AWKWARD_KEY));

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(sent.getException()).isNull();
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void a_setting_of_the_component_does_not_change_what_the_kamelet_has_a_default_for() throws Exception {
        // given
        Main main = start(
                "",
                Map.of("apiKey", "RAW({{api.key}})"),
                Map.of("api.key", AWKWARD_KEY, "camel.component.autoenhance.dev-mode", "true"));

        // when
        send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE).get(0).header("x-dev-mode"))
                .isEmpty();
    }

    @Test
    void a_wrong_key_is_an_error_that_does_not_tell_it() throws Exception {
        // given
        Main main = start("", Map.of("apiKey", "RAW(wrong&key)"), Map.of());

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(sent.getException())
                .isInstanceOf(AutoenhanceAuthenticationException.class)
                .hasMessageContaining("apiKey");
        assertThat(sent.getException().toString()).doesNotContain("wrong");
        assertThat(emulator().images()).isEmpty();
    }

    @Test
    void without_a_key_nothing_starts_and_the_property_is_named() {
        assertThatThrownBy(() -> start("", Map.of(), Map.of()))
                .hasStackTraceContaining("autoenhance-upload-sink")
                .hasStackTraceContaining("apiKey");
    }

    @Test
    void the_error_handler_of_the_route_repeats_the_upload_in_the_same_record() throws Exception {
        // given
        String errorHandler = """
                - errorHandler:
                    defaultErrorHandler:
                      redeliveryPolicy:
                        maximumRedeliveries: 2
                        redeliveryDelay: 1
                """;
        Main main = start(
                errorHandler, Map.of("apiKey", "RAW({{api.key}})", "maxRetries", "0"), Map.of("api.key", AWKWARD_KEY));
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        Exchange sent = send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(sent.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
        assertThat(onlyImage().file()).hasBinaryContent(PHOTO);
    }

    @Test
    void onException_of_a_route_configuration_works_inside_the_kamelet() throws Exception {
        // given: Camel gives a kamelet the error handler and the configuration of the route, but not its onException
        String configuration = """
                - routeConfiguration:
                    onException:
                      - onException:
                          exception:
                            - io.github.camelautoenhance.error.AutoenhanceServerException
                          redeliveryPolicy:
                            maximumRedeliveries: 2
                            redeliveryDelay: 1
                      - onException:
                          exception:
                            - io.github.camelautoenhance.error.AutoenhanceValidationException
                          handled:
                            constant: "true"
                          steps:
                            - setHeader:
                                name: refused
                                simple: "${exception.message}"
                """;
        Main main = start(
                configuration, Map.of("apiKey", "RAW({{api.key}})", "maxRetries", "0"), Map.of("api.key", AWKWARD_KEY));
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        Exchange repeated = send(main, exchange -> exchange.getMessage().setBody(PHOTO));
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));
        Exchange refused = send(main, exchange -> exchange.getMessage().setBody(PHOTO));

        // then
        assertThat(repeated.getException()).isNull();
        assertThat(onlyImage().file()).hasBinaryContent(PHOTO);
        assertThat(refused.getException()).isNull();
        assertThat(refused.getMessage().getHeader("refused", String.class)).contains("422");
    }

    private static EmulatedImage onlyImage() {
        assertThat(emulator().images()).hasSize(1);
        return emulator().images().get(0);
    }
}
