/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelautoenhance.AutoenhanceComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A property of a kamelet is an option of the component: same name, same words, same default. */
class CatalogTest {

    private static final String CATALOG = "/META-INF/io/github/camelautoenhance/autoenhance.json";
    private static final String RAW = " In an endpoint URI, a value with &, % or + is written RAW(value).";
    /** Takes a number as well as the values that the catalog names, and {@code enum} would refuse it. */
    private static final Set<String> OPEN = Set.of("aiVersion");

    /** A property of a kamelet and the option that it is. */
    record Pair(String kamelet, JsonNode property, EndpointOptionModel option) {

        @Override
        public String toString() {
            return kamelet + " " + option.getName();
        }
    }

    static Stream<Pair> pairs() throws IOException {
        List<EndpointOptionModel> options = catalog().getEndpointOptions();
        return Kamelet.all().stream().flatMap(kamelet -> kamelet.properties().properties().stream()
                .map(entry -> new Pair(
                        kamelet.name(),
                        entry.getValue(),
                        options.stream()
                                .filter(option -> option.getName().equals(entry.getKey()))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no such option: " + entry.getKey())))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_property_has_title_and_description_of_the_option(Pair pair) {
        String description = pair.property().path("description").asText();
        assertThat(pair.property().path("title").asText())
                .isEqualTo(pair.option().getDisplayName());
        assertThat(description).isEqualTo(pair.option().getDescription() + (isFreeText(pair.option()) ? RAW : ""));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_property_has_type_and_values_of_the_option(Pair pair) {
        assertThat(pair.property().path("type").asText()).isEqualTo(type(pair.option()));
        assertThat(pair.property().path("enum").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(values(pair.option()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_property_has_the_default_of_the_option(Pair pair) {
        JsonNode given = pair.property().path("default");
        assertThat(given.isMissingNode() ? null : given.asText())
                .isEqualTo(text(pair.option().getDefaultValue()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_secret_is_a_password_and_nothing_else_is(Pair pair) {
        assertThat(pair.property().path("format").asText().equals("password"))
                .isEqualTo(pair.option().isSecret());
    }

    @Test
    void the_kamelets_are_as_stable_as_the_component() throws Exception {
        String level = catalog().getSupportLevel().name();
        assertThat(Kamelet.all())
                .allMatch(kamelet -> kamelet.annotation("kamelet.support.level").equals(level));
    }

    @Test
    void what_a_source_begins_with_is_a_resource_of_the_component() throws Exception {
        // given
        List<String> resources = catalog().getEndpointOptions().stream()
                .filter(option -> option.getName().equals("resource"))
                .findFirst()
                .orElseThrow()
                .getEnums();

        // then
        assertThat(Kamelet.all())
                .filteredOn(kamelet -> kamelet.type().equals("source"))
                .isNotEmpty()
                .extracting(kamelet -> kamelet.template().at("/from/uri").asText())
                .allSatisfy(uri -> assertThat(uri).startsWith("autoenhance:"))
                .extracting(uri -> uri.replace("autoenhance:", ""))
                .isSubsetOf(resources);
    }

    @Test
    void every_operation_that_a_kamelet_calls_is_one_of_the_component() throws Exception {
        // given
        List<String> operations = catalog().getEndpointOptions().stream()
                .filter(option -> option.getName().equals("operation"))
                .findFirst()
                .orElseThrow()
                .getEnums();

        // then
        assertThat(Kamelet.all())
                .filteredOn(kamelet -> !kamelet.type().equals("source"))
                .allSatisfy(kamelet -> assertThat(kamelet.template().findValuesAsText("operation"))
                        .isNotEmpty()
                        .isSubsetOf(operations));
    }

    private static ComponentModel catalog() throws IOException {
        try (InputStream json = Objects.requireNonNull(AutoenhanceComponent.class.getResourceAsStream(CATALOG))) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String type(EndpointOptionModel option) {
        if (isSwitch(option)) {
            return "boolean";
        }
        return switch (option.getType()) {
            case "boolean", "integer", "number" -> option.getType();
            default -> "string";
        };
    }

    /** One that has no default, so that it can be left to the service. */
    private static boolean isSwitch(EndpointOptionModel option) {
        return List.of("true", "false").equals(option.getEnums());
    }

    private static List<String> values(EndpointOptionModel option) {
        return option.getEnums() == null || isSwitch(option) || OPEN.contains(option.getName())
                ? List.of()
                : option.getEnums();
    }

    private static boolean isFreeText(EndpointOptionModel option) {
        return type(option).equals("string")
                && !option.getType().equals("duration")
                && values(option).isEmpty();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
