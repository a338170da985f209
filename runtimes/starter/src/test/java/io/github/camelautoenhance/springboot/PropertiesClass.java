/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders the class that Spring Boot binds the properties to. Its fields have no initial values: a default is for the
 * component to know, and a field with a value would overwrite what an application has set on a component of its own.
 */
final class PropertiesClass {

    private static final String CLASS = """
            /*
             * Licensed under the Apache License, Version 2.0; see the LICENSE file.
             */
            package io.github.camelautoenhance.springboot;

            %s
            /**
             * The options of the component as properties of a Spring Boot application. {@code null}, which all are at first,
             * leaves an option as it is. A name that is no option fails the start of the application.
             *
             * <p>Made from the catalog JSON of the component; do not edit.
             */
            @ConfigurationProperties(prefix = "camel.component.autoenhance", ignoreUnknownFields = false)
            public class AutoenhanceComponentConfiguration extends ComponentConfigurationPropertiesCommon {
            %s%s}
            """;

    private static final String FIELD = """
                private @Nullable %2$s %1$s;
            """;

    private static final String BEAN_FIELD = """
                @BeanReference
            """ + FIELD;

    private static final String ACCESSORS = """

                public @Nullable %2$s get%3$s() {
                    return %1$s;
                }

                public void set%3$s(@Nullable %2$s %1$s) {
                    this.%1$s = %1$s;
                }
            """;

    private static final Set<String> ALWAYS_IMPORTED = Set.of(
            "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
            "org.jspecify.annotations.Nullable",
            "org.springframework.boot.context.properties.ConfigurationProperties");

    private static final Pattern QUALIFIED_NAME = Pattern.compile("(?:[a-z]\\w*\\.)+([A-Z]\\w*)");

    private PropertiesClass() {}

    static String render(List<CatalogOption> options) {
        Set<String> imports = new TreeSet<>(ALWAYS_IMPORTED);
        StringBuilder fields = new StringBuilder();
        StringBuilder accessors = new StringBuilder();
        for (CatalogOption option : options) {
            QUALIFIED_NAME
                    .matcher(option.type())
                    .results()
                    .map(MatchResult::group)
                    .forEach(imports::add);
            String type = QUALIFIED_NAME.matcher(option.type()).replaceAll("$1").replace(",", ", ");
            fields.append((option.isBean() ? BEAN_FIELD : FIELD).formatted(option.name(), type));
            accessors.append(ACCESSORS.formatted(option.name(), type, option.capitalised()));
        }
        String imported = imports.stream()
                .filter(name -> !name.startsWith("java.lang."))
                .map("import %s;\n"::formatted)
                .collect(Collectors.joining());
        return CLASS.formatted(imported, fields, accessors);
    }
}
