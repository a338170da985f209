/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepository;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.ValueHint;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/** What an editor knows of {@code camel.component.autoenhance.*}, read as editors read it. */
class ConfigurationMetadataTest {

    private static final String PREFIX = "camel.component.autoenhance.";

    private Map<String, ConfigurationMetadataProperty> properties = Map.of();

    @BeforeEach
    void read() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ConfigurationMetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            ConfigurationMetadataRepository repository =
                    ConfigurationMetadataRepositoryJsonBuilder.create(file).build();
            properties = new TreeMap<>(repository.getAllProperties());
        }
    }

    @Test
    void it_has_the_options_of_the_component_and_two_switches() throws Exception {
        assertThat(properties.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(PREFIX + "enabled", PREFIX + "customizer.enabled"),
                                CatalogOption.all().stream().map(CatalogOption::property))
                        .toList());
    }

    @Test
    void an_option_has_the_type_description_and_default_of_the_component() throws Exception {
        for (CatalogOption option : CatalogOption.all()) {
            ConfigurationMetadataProperty property = property(option.property());
            assertThat(property.getType()).as(option.name()).isEqualTo(typeOfField(option));
            assertThat(property.getDescription()).as(option.name()).isEqualTo(option.description());
            assertThat(String.valueOf(property.getDefaultValue()))
                    .as(option.name())
                    .isEqualTo(String.valueOf(option.model().getDefaultValue()));
        }
    }

    @Test
    void the_names_are_those_that_spring_boot_binds() throws Exception {
        assertThat(CatalogOption.all()).allSatisfy(option -> assertThat(option.property())
                .isEqualTo(PREFIX + DataObjectPropertyName.toDashedForm(option.name())));
    }

    @Test
    void an_editor_offers_the_suggested_values() {
        // when
        Set<Object> offered = property(PREFIX + "cloud-type").getHints().getValueHints().stream()
                .map(ValueHint::getValue)
                .collect(Collectors.toSet());

        // then
        assertThat(offered).contains("CLEAR", "LOW_CLOUD");
    }

    private ConfigurationMetadataProperty property(String name) {
        return Objects.requireNonNull(properties.get(name), name);
    }

    private static String typeOfField(CatalogOption option) {
        return ResolvableType.forField(Objects.requireNonNull(
                        ReflectionUtils.findField(AutoenhanceComponentConfiguration.class, option.name())))
                .toString()
                .replace(", ", ",")
                .replace("?", "java.lang.Object");
    }
}
