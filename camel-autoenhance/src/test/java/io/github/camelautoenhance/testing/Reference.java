/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Renders the catalog JSON as the Markdown page that users read. */
public final class Reference {

    /** Groups of options in the order that a reader wants them; a label belongs to the first that it contains. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("security", "Security");
        GROUPS.put("proxy", "Proxy");
        GROUPS.put("timeout", "Time limits");
        GROUPS.put("consumer", "Consumer");
        GROUPS.put("advanced", "Advanced");
        GROUPS.put("", "Common");
    }

    private static final List<String> ORDER =
            List.of("Common", "Consumer", "Security", "Time limits", "Proxy", "Advanced");

    private static final String HEAD = """
            # Reference of `%s`

            <!-- Made from the catalog JSON by the build; do not edit. -->

                %s?options

            Every option and every header of the component. "component" means that the option can also be set once for all
            endpoints, as `camel.component.autoenhance.name-of-option`; an endpoint starts from those. Durations are written
            as `10s`, `500ms`, `1h`.

            A value with `&`, `+` or `%%` in a URI is written `RAW(value)`, as everywhere in Camel: `apiKey=RAW(a+b)`. Where
            the service may add values to those that are listed, others are passed on too.
            """;

    private final ComponentModel model;

    public Reference(ComponentModel model) {
        this.model = model;
    }

    public String render() {
        StringBuilder page = new StringBuilder();
        page.append(HEAD.formatted(model.getScheme(), model.getSyntax()));
        Map<String, List<BaseOptionModel>> groups = groups();
        for (String group : ORDER) {
            List<BaseOptionModel> options = groups.getOrDefault(group, List.of());
            if (!options.isEmpty()) {
                page.append("\n## Options: ").append(group).append("\n\n");
                page.append("| option | type | default | also on | meaning |\n| --- | --- | --- | --- | --- |\n");
                options.forEach(option -> page.append(row(option)));
            }
        }
        page.append("\n## Options of the component alone\n\n");
        page.append("| option | type | default | meaning |\n| --- | --- | --- | --- |\n");
        model.getComponentOptions().stream()
                .filter(option -> !isEndpointOption(option))
                .forEach(option -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(option.getName(), type(option), defaultValue(option), text(option))));
        page.append("\n## Message headers\n\n");
        page.append("| header | type | meaning |\n| --- | --- | --- |\n");
        model.getEndpointHeaders()
                .forEach(header -> page.append("| `%s`<br>`AutoenhanceConstants.%s` | %s | %s |\n"
                        .formatted(header.getName(), constant(header.getConstantName()), type(header), text(header))));
        return page.toString();
    }

    private Map<String, List<BaseOptionModel>> groups() {
        Map<String, List<BaseOptionModel>> groups = new LinkedHashMap<>();
        for (BaseOptionModel option : model.getEndpointOptions()) {
            String label = option.getLabel() == null ? "" : option.getLabel();
            String group = GROUPS.entrySet().stream()
                    .filter(entry -> label.contains(entry.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(option);
        }
        return groups;
    }

    private String row(BaseOptionModel option) {
        String name = option.getPrefix() == null || option.getPrefix().isEmpty()
                ? "`" + option.getName() + "`"
                : "`" + option.getPrefix() + "…`";
        if (option.isRequired()) {
            name = "**" + name + "** (required)";
        }
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        type(option),
                        defaultValue(option),
                        isComponentOption(option) ? "component" : "",
                        text(option));
    }

    private boolean isComponentOption(BaseOptionModel option) {
        return model.getComponentOptions().stream()
                .anyMatch(other -> other.getName().equals(option.getName()));
    }

    private boolean isEndpointOption(BaseOptionModel option) {
        return model.getEndpointOptions().stream()
                .anyMatch(other -> other.getName().equals(option.getName()));
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            return String.join(
                    ", ",
                    option.getEnums().stream().map(value -> "`" + value + "`").toList());
        }
        String javaType = option.getJavaType();
        String simple = javaType.replaceAll("<.*>", "");
        return simple.substring(simple.lastIndexOf('.') + 1);
    }

    private static String defaultValue(BaseOptionModel option) {
        Object value = option.getDefaultValue();
        return value == null || value.toString().isEmpty()
                ? ""
                : "`" + value.toString().replace(",", ", ") + "`";
    }

    private static String text(BaseOptionModel option) {
        return option.getDescription()
                        .replaceAll(" This is a multi-value option with prefix: \\S+", "")
                        .replace("|", "\\|")
                        .replace("*", "\\*")
                        .replace("\n", " ")
                + (option.isSecret() ? " **Secret.**" : "");
    }

    private static String constant(String qualified) {
        return qualified.substring(qualified.indexOf('#') + 1);
    }
}
