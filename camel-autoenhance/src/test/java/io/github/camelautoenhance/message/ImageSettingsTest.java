/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.AutoenhanceConstants;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSettingsTest {

    private static final ImageSettings.Layer NOTHING = new ImageSettings.Layer(Map.of(), Map.of(), Map.of());

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message message = new DefaultExchange(context).getMessage();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    // Precedence

    /** Where a setting can be given; a later place beats an earlier one. */
    enum Place {
        COMPONENT_OPTION,
        ENDPOINT_SETTING,
        ENDPOINT_OPTION,
        HEADER_OF_ALL_SETTINGS,
        SINGLE_HEADER
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Place.values()).flatMap(lower -> Arrays.stream(Place.values())
                .filter(higher -> higher.compareTo(lower) > 0)
                .map(higher -> Arguments.of(lower, higher)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void prefers_nearer_of_two_places(Place lower, Place higher) {
        assertThat(aiVersionsGivenAt(Set.of(lower, higher))).isEqualTo(Map.of("ai_version", higher.name()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void prefers_nearer_place_for_each_key_of_restage(Place lower, Place higher) {
        assertThat(restageGivenAt(Set.of(lower, higher)))
                .isEqualTo(Map.of("restage", Map.of("sky", higher.name(), lower.name(), true, higher.name(), true)));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void applies_setting_from_each_place_alone(Place place) {
        assertThat(aiVersionsGivenAt(Set.of(place))).isEqualTo(Map.of("ai_version", place.name()));
    }

    @Test
    void sends_no_setting_that_was_not_given() {
        assertThat(new ImageSettings(NOTHING, NOTHING).of(message)).isEmpty();
    }

    @Test
    void sends_settings_from_all_places_together() {
        // given
        ImageSettings settings = new ImageSettings(
                new ImageSettings.Layer(
                        Map.of(ImageSetting.ENHANCE, true), Map.of("sky", "CLEAR"), Map.of("tripod_hide", "true")),
                new ImageSettings.Layer(Map.of(ImageSetting.RATING, 0), Map.of("grass", "GREEN"), Map.of()));
        message.setHeader(AutoenhanceConstants.SETTINGS, Map.of("scene", "kitchen"));
        message.setHeader(AutoenhanceConstants.UPSCALE, false);

        // then
        assertThat(settings.of(message))
                .isEqualTo(Map.of(
                        "enhance",
                        true,
                        "rating",
                        0,
                        "restage",
                        Map.of("sky", "CLEAR", "grass", "GREEN"),
                        "tripod_hide",
                        true,
                        "scene",
                        "kitchen",
                        "upscale",
                        false));
    }

    // Values

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("true", true),
                Arguments.of("false", false),
                Arguments.of("3", 3),
                Arguments.of("-0.5", -0.5),
                Arguments.of("null", null),
                Arguments.of("\"3\"", "3"),
                Arguments.of("[1, \"a\"]", List.of(1, "a")),
                Arguments.of("{\"a\": {\"b\": 1}}", Map.of("a", Map.of("b", 1))),
                Arguments.of("CLEAR", "CLEAR"),
                Arguments.of("True", "True"),
                Arguments.of("007", "007"),
                Arguments.of("1 2", "1 2"),
                Arguments.of("{a}", "{a}"),
                Arguments.of("{", "{"),
                Arguments.of("", ""),
                Arguments.of("NaN", "NaN"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void sends_option_as_JSON_or_else_as_text(String option, @Nullable Object sent) {
        // given
        Map<String, @Nullable Object> expected = new HashMap<>();
        expected.put("x", sent);
        ImageSettings settings =
                new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of(), Map.of("x", option)), NOTHING);

        // then
        assertThat(settings.of(message)).isEqualTo(expected);
    }

    @Test
    void sends_value_of_header_unchanged() {
        // given
        message.setHeader(AutoenhanceConstants.SETTINGS, Map.of("x", "true", "y", 3));

        // then
        assertThat(new ImageSettings(NOTHING, NOTHING).of(message)).isEqualTo(Map.of("x", "true", "y", 3));
    }

    @Test
    void nests_field_of_dotted_name() {
        // given
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("x.y.z", "1");
        options.put("x.y.w", "{\"deep\": true}");
        options.put("x.v", "text");

        // then
        assertThat(new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of(), options), NOTHING).of(message))
                .isEqualTo(Map.of("x", Map.of("y", Map.of("z", 1, "w", Map.of("deep", true)), "v", "text")));
    }

    @Test
    void leaves_maps_of_user_unchanged() {
        // given: maps that would fail when written to, and one layer that merges into another's
        ImageSettings settings = new ImageSettings(
                new ImageSettings.Layer(Map.of(), Map.of("grass", "GREEN"), Map.of("restage", Map.of("sky", "CLEAR"))),
                NOTHING);
        message.setHeader(AutoenhanceConstants.SETTINGS, Map.of("restage", Map.of("tvs", "BLACK_OUT")));
        message.setHeader(AutoenhanceConstants.RESTAGE, Map.of("sky", "DUSK_CLOUD"));

        // when
        Map<String, ?> first = settings.of(message);
        message.removeHeaders("*");
        Map<String, ?> second = settings.of(message);

        // then: nor does one message's setting reach the next
        assertThat(first)
                .isEqualTo(Map.of("restage", Map.of("sky", "DUSK_CLOUD", "grass", "GREEN", "tvs", "BLACK_OUT")));
        assertThat(second).isEqualTo(Map.of("restage", Map.of("sky", "CLEAR", "grass", "GREEN")));
    }

    @Test
    void keeps_nested_field_of_one_message_from_next() {
        // given
        ImageSettings settings =
                new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of("sky", "CLEAR"), Map.of()), NOTHING);

        // when
        restage(settings.of(message)).put("grass", "GREEN");

        // then
        assertThat(settings.of(message)).isEqualTo(Map.of("restage", Map.of("sky", "CLEAR")));
    }

    // Refusals

    @ParameterizedTest
    @ValueSource(strings = {"image_name", "order_id", "image_id", "content_type", "image_name.x"})
    void refuses_fields_with_option_of_their_own(String field) {
        // given
        message.setHeader(AutoenhanceConstants.SETTINGS, Map.of(field, "x"));

        // then
        assertThatThrownBy(() ->
                        new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of(), Map.of(field, "x")), NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting." + field);
        assertThatThrownBy(() -> new ImageSettings(NOTHING, NOTHING).of(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(AutoenhanceConstants.SETTINGS)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "CamelAutoenhanceSettings, text",
        "CamelAutoenhanceRestage,  text",
        "CamelAutoenhanceEnhance,  maybe",
        "CamelAutoenhanceRating,   five",
        "CamelAutoenhanceRating,   6",
        "CamelAutoenhanceRating,   -1",
        "CamelAutoenhanceAiVersion, ' '",
    })
    void refuses_unsendable_header_by_name(String header, String value) {
        // given
        message.setHeader(header, value);

        // then
        assertThatThrownBy(() -> new ImageSettings(NOTHING, NOTHING).of(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Header " + header);
    }

    @ParameterizedTest
    @CsvSource({"AI_VERSION, ' ', aiVersion", "ENHANCE, maybe, enhance", "LENS_CORRECTION, 1, lensCorrection"})
    void refuses_unsendable_option_by_name(ImageSetting setting, String value, String option) {
        assertThatThrownBy(() ->
                        new ImageSettings(new ImageSettings.Layer(Map.of(setting, value), Map.of(), Map.of()), NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option " + option);
    }

    @Test
    void refuses_rating_options_out_of_range() {
        assertThatThrownBy(() -> ImageSetting.RATING.checked(6, "Option rating"))
                .hasMessage("Option rating must be 0 to 5: 6");
        assertThatThrownBy(() -> ImageSetting.RATING.checked(-1, "Option rating"))
                .hasMessage("Option rating must be 0 to 5: -1");
        assertThat(ImageSetting.RATING.checked(0, "Option rating")).isEqualTo(0);
        assertThat(ImageSetting.RATING.checked(5, "Option rating")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "False, false"})
    void reads_boolean_options(String text, boolean value) {
        assertThat(ImageSetting.ENHANCE.checked(text, "Option enhance")).isEqualTo(value);
        assertThat(ImageSetting.ENHANCE.checked(value, "Option enhance")).isEqualTo(value);
    }

    @Test
    void names_the_api_version_that_added_a_setting() {
        assertThat(ImageSetting.UPSCALE.since()).isEqualTo("2025-01-01");
        assertThat(ImageSetting.ENHANCE.since()).isNull();
    }

    @Test
    void refuses_option_that_json_cannot_hold() {
        // given
        ImageSettings.Layer layer = new ImageSettings.Layer(Map.of(), Map.of(), Map.of("x", new Object()));

        // then
        assertThatThrownBy(() -> new ImageSettings(layer, NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option setting.x ");
    }

    @Test
    void refuses_names_nested_too_deeply() {
        // given
        String deepest = "x" + ".x".repeat(100);
        ImageSettings.Layer layer = new ImageSettings.Layer(Map.of(), Map.of(), Map.of(deepest + ".x", 1));

        // then
        assertThat(new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of(), Map.of(deepest, 1)), NOTHING)
                        .of(message))
                .hasSize(1);
        assertThatThrownBy(() -> new ImageSettings(layer, NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" is nested deeper than 100 fields");
    }

    @Test
    void nests_names_that_begin_with_a_dot() {
        assertThat(new ImageSettings(new ImageSettings.Layer(Map.of(), Map.of(), Map.of(".x", 1)), NOTHING).of(message))
                .isEqualTo(Map.of("", Map.of("x", 1)));
    }

    @Test
    void sends_unknown_value_of_enumeration() {
        // given
        message.setHeader(AutoenhanceConstants.CLOUD_TYPE, "AURORA");

        // then
        assertThat(new ImageSettings(NOTHING, NOTHING).of(message)).isEqualTo(Map.of("cloud_type", "AURORA"));
    }

    private Map<String, ?> aiVersionsGivenAt(Set<Place> places) {
        Map<String, Object> settings = new HashMap<>();
        Map<ImageSetting, Object> endpoint = new EnumMap<>(ImageSetting.class);
        Map<ImageSetting, Object> component = new EnumMap<>(ImageSetting.class);
        for (Place place : places) {
            switch (place) {
                case COMPONENT_OPTION -> component.put(ImageSetting.AI_VERSION, place.name());
                case ENDPOINT_SETTING -> settings.put("ai_version", place.name());
                case ENDPOINT_OPTION -> endpoint.put(ImageSetting.AI_VERSION, place.name());
                case HEADER_OF_ALL_SETTINGS ->
                    message.setHeader(AutoenhanceConstants.SETTINGS, Map.of("ai_version", place.name()));
                case SINGLE_HEADER -> message.setHeader(AutoenhanceConstants.AI_VERSION, place.name());
            }
        }
        return new ImageSettings(
                        new ImageSettings.Layer(endpoint, Map.of(), settings),
                        new ImageSettings.Layer(component, Map.of(), Map.of()))
                .of(message);
    }

    /** Each place says {@code sky} and one key of its own. */
    private Map<String, ?> restageGivenAt(Set<Place> places) {
        Map<String, Object> settings = new HashMap<>();
        Map<String, Object> endpoint = new HashMap<>();
        Map<String, Object> component = new HashMap<>();
        for (Place place : places) {
            Map<String, Object> restage = Map.of("sky", place.name(), place.name(), true);
            switch (place) {
                case COMPONENT_OPTION -> component.putAll(restage);
                case ENDPOINT_SETTING -> restage.forEach((key, value) -> settings.put("restage." + key, value));
                case ENDPOINT_OPTION -> endpoint.putAll(restage);
                case HEADER_OF_ALL_SETTINGS ->
                    message.setHeader(AutoenhanceConstants.SETTINGS, Map.of("restage", restage));
                case SINGLE_HEADER -> message.setHeader(AutoenhanceConstants.RESTAGE, restage);
            }
        }
        return new ImageSettings(
                        new ImageSettings.Layer(Map.of(), endpoint, settings),
                        new ImageSettings.Layer(Map.of(), component, Map.of()))
                .of(message);
    }

    @SuppressWarnings("unchecked") // what restage. options make is a map
    private static Map<String, Object> restage(Map<String, ?> fields) {
        return (Map<String, Object>) Objects.requireNonNull(fields.get("restage"));
    }
}
