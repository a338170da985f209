/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders what editors complete properties by. Spring Boot's annotation processor would make it from the class of the
 * properties, but without the defaults, which the class does not have, and without the suggested values.
 */
final class PropertiesMetadata {

    private static final String PREFIX = "camel.component.autoenhance";
    private static final String CLASS = AutoenhanceComponentConfiguration.class.getName();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private PropertiesMetadata() {}

    static String render(List<CatalogOption> options) throws JsonProcessingException {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(property(
                PREFIX + ".enabled",
                "java.lang.Boolean",
                "Whether the component is configured by these properties at all.",
                true));
        properties.add(property(
                PREFIX + ".customizer.enabled",
                "java.lang.Boolean",
                "Whether the values of these properties are set on the component.",
                true));
        List<Map<String, Object>> hints = new ArrayList<>();
        for (CatalogOption option : options) {
            properties.add(property(
                    option.property(),
                    option.type(),
                    option.description(),
                    option.model().getDefaultValue()));
            if (!option.suggestions().isEmpty()) {
                hints.add(hint(option));
            }
        }
        Map<String, Object> group = entry("name", PREFIX);
        group.put("type", CLASS);
        group.put("sourceType", CLASS);
        Map<String, Object> metadata = entry("groups", List.of(group));
        metadata.put("properties", properties);
        metadata.put("hints", hints);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
        return new ObjectMapper().writer(printer).writeValueAsString(metadata) + "\n";
    }

    private static Map<String, Object> property(
            String name, String type, String description, @Nullable Object defaultValue) {
        Map<String, Object> property = entry("name", name);
        property.put("type", type);
        property.put("description", description);
        property.put("sourceType", CLASS);
        if (defaultValue != null) {
            property.put("defaultValue", defaultValue);
        }
        return property;
    }

    /** The values to offer; the provider says that others are right too. */
    private static Map<String, Object> hint(CatalogOption option) {
        Map<String, Object> hint = entry("name", option.property());
        hint.put(
                "values",
                option.suggestions().stream()
                        .map(value -> entry("value", value))
                        .toList());
        hint.put("providers", List.of(entry("name", "any")));
        return hint;
    }

    private static Map<String, Object> entry(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
