/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.AutoenhanceComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;

/** An option of the component as the catalog JSON in its jar has it, and what that is in Spring Boot. */
record CatalogOption(ComponentOptionModel model) {

    private static final String CATALOG = "/META-INF/io/github/camelautoenhance/autoenhance.json";

    private static final Map<String, String> NULLABLE = Map.of(
            "boolean", "java.lang.Boolean",
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "double", "java.lang.Double");

    static List<CatalogOption> all() throws IOException {
        try (InputStream catalog = Objects.requireNonNull(AutoenhanceComponent.class.getResourceAsStream(CATALOG))) {
            String json = new String(catalog.readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.generateComponentModel(json).getComponentOptions().stream()
                    .map(CatalogOption::new)
                    .toList();
        }
    }

    String name() {
        return model.getName();
    }

    /** The name with a capital, as it stands after {@code get} and {@code set}. */
    String capitalised() {
        return Character.toUpperCase(name().charAt(0)) + name().substring(1);
    }

    /** The type of the property: one that can be null, for what is not given must not be set. */
    String type() {
        return NULLABLE.getOrDefault(model.getJavaType(), model.getJavaType()).replace(", ", ",");
    }

    boolean isMap() {
        return type().startsWith("java.util.Map<");
    }

    /** Whether the value is an object that a property can only name. */
    boolean isBean() {
        return model.getType().equals("object") && !isMap();
    }

    /** The name in a properties file. */
    String property() {
        return "camel.component.autoenhance."
                + name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    String description() {
        String text = model.getDescription().replaceAll(" This is a multi-value option with prefix: \\S+", "");
        return isMap() ? text + " In properties: " + property() + "[name]=value." : text;
    }

    /** The values that the component itself suggests; it may take others. */
    List<String> suggestions() {
        return model.getEnums() == null ? List.of() : model.getEnums();
    }
}
