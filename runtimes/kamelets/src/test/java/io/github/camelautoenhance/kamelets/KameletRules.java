/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * What Camel's own kamelets must keep, as the validator of apache/camel-kamelets checks it, and more where its README
 * asks for more. Ours have another provider.
 */
final class KameletRules {

    static final String PROVIDER = "The camel-autoenhance authors";

    private static final Set<String> TYPES = Set.of("source", "sink", "action");
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");
    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final String ICON = "data:image/svg+xml;base64,";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{[?]?([A-Za-z0-9-._]+)(?::[^}]*)?}}");
    private static final Pattern DEPENDENCY = Pattern.compile("camel:[a-z0-9-]+|mvn:[^:@]+:[^:@]+:[^:@]+");
    /** What makes the service charge. */
    private static final Set<String> CHARGED = Set.of("enhance", "download");

    private final List<String> complaints = new ArrayList<>();
    private final Kamelet kamelet;

    private KameletRules(Kamelet kamelet) {
        this.kamelet = kamelet;
    }

    /** What is wrong with a set of kamelets; nothing is how it should be. */
    static List<String> complaints(List<Kamelet> kamelets) {
        List<String> complaints = new ArrayList<>();
        for (Kamelet kamelet : kamelets) {
            complaints.addAll(new KameletRules(kamelet).check());
        }
        unique(kamelets, "title", kamelet -> kamelet.definition().path("title").asText(), complaints);
        unique(
                kamelets,
                "description",
                kamelet -> kamelet.definition().path("description").asText(),
                complaints);
        Set<String> versions = kamelets.stream()
                .map(kamelet -> kamelet.annotation("catalog.version"))
                .collect(Collectors.toSet());
        if (versions.size() > 1) {
            complaints.add("catalog versions differ: " + versions);
        }
        return complaints;
    }

    private static void unique(
            List<Kamelet> kamelets, String what, Function<Kamelet, String> value, List<String> complaints) {
        Set<String> seen = new HashSet<>();
        for (Kamelet kamelet : kamelets) {
            if (!seen.add(value.apply(kamelet))) {
                complaints.add(kamelet + ": " + what + " of another kamelet");
            }
        }
    }

    private List<String> check() {
        metadata();
        icon();
        definition();
        kamelet.properties().properties().forEach(entry -> property(entry.getKey(), entry.getValue()));
        parameters();
        template();
        dependencies();
        return complaints;
    }

    private void metadata() {
        require(kamelet.yaml().path("apiVersion").asText().equals("camel.apache.org/v1"), "apiVersion");
        require(kamelet.yaml().path("kind").asText().equals("Kamelet"), "kind");
        require(kamelet.name().equals(kamelet.fileName()), "file not named as the kamelet");
        require(TYPES.contains(kamelet.type()), "label kamelet.type");
        require(kamelet.name().endsWith("-" + kamelet.type()), "name does not end with its type");
        require(kamelet.annotation("provider").equals(PROVIDER), "annotation provider");
        Stream.of("kamelet.support.level", "catalog.version", "kamelet.group", "kamelet.namespace")
                .forEach(name -> require(!kamelet.annotation(name).isBlank(), "annotation " + name));
    }

    private void icon() {
        String icon = kamelet.annotation("kamelet.icon");
        require(icon.startsWith(ICON), "annotation kamelet.icon is no SVG as data URI");
        if (icon.startsWith(ICON)) {
            try {
                byte[] svg = Base64.getDecoder().decode(icon.substring(ICON.length()));
                String root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg))
                        .getDocumentElement()
                        .getNodeName();
                require(root.equals("svg"), "icon is no SVG");
            } catch (Exception e) {
                complaints.add(kamelet + ": icon cannot be read: " + e.getMessage());
            }
        }
    }

    private void definition() {
        JsonNode definition = kamelet.definition();
        String suffix = capitalised(kamelet.type());
        require(definition.path("type").asText().equals("object"), "definition is not of type object");
        require(definition.path("title").asText().endsWith(" " + suffix), "title does not end with " + suffix);
        require(!definition.path("description").asText().isBlank(), "no description");
        List<String> required = kamelet.required();
        require(new HashSet<>(required).size() == required.size(), "required twice");
        required.forEach(name -> require(kamelet.properties().has(name), "required but not declared: " + name));
    }

    private void property(String name, JsonNode property) {
        String title = property.path("title").asText();
        require(!property.path("type").asText().isBlank(), name + " has no type");
        require(!property.path("description").asText().isBlank(), name + " has no description");
        require(!title.isBlank(), name + " has no title");
        require(!title.matches("(The|An?) .*"), name + " has a title with an article");
        require(
                Stream.of(title.split(" ", -1))
                        .allMatch(word ->
                                SMALL_WORDS.contains(word.toLowerCase(Locale.ROOT)) || word.equals(capitalised(word))),
                name + " has a title with a small letter");
        List<String> descriptors = property.path("x-descriptors")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        require(
                !property.path("format").asText().equals("password") || descriptors.contains(CREDENTIALS),
                name + " is a password without the descriptor of credentials");
        require(new HashSet<>(descriptors).size() == descriptors.size(), name + " has a descriptor twice");
        require(
                descriptors.stream().noneMatch(one -> one.startsWith("urn:alm:descriptor:com.tectonic.ui")),
                name + " has a deprecated descriptor");
        require(
                !(property.has("default") && kamelet.required().contains(name)),
                name + " is required and has a default");
    }

    private void parameters() {
        Set<String> declared = new HashSet<>();
        kamelet.properties().fieldNames().forEachRemaining(declared::add);
        kamelet.template()
                .path("beans")
                .valueStream()
                .forEach(bean -> declared.add(bean.path("name").asText()));
        Set<String> used = PARAMETER
                .matcher(kamelet.template().toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        used.forEach(name -> require(declared.contains(name), "used but not declared: " + name));
        declared.forEach(name -> require(used.contains(name), "declared but not used: " + name));
    }

    private void template() {
        String template = kamelet.template().toString();
        String from = kamelet.template().at("/from/uri").asText();
        require(kamelet.type().equals("source") || from.equals("kamelet:source"), "does not start at kamelet:source");
        require(!kamelet.type().equals("source") || template.contains("kamelet:sink"), "does not end at kamelet:sink");
        kamelet.template().findValuesAsText("operation").stream()
                .filter(CHARGED::contains)
                .forEach(operation -> require(
                        kamelet.required().contains("preview"), operation + " can be charged and asks for no preview"));
    }

    private void dependencies() {
        List<String> dependencies = kamelet.yaml()
                .at("/spec/dependencies")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        require(
                dependencies.containsAll(List.of("camel:core", "camel:kamelet")),
                "dependency camel:core or camel:kamelet");
        boolean isWebhook = kamelet.template().at("/from/uri").asText().equals("autoenhance:webhook");
        require(
                !isWebhook || dependencies.contains("camel:platform-http"),
                "dependency camel:platform-http, the server of a webhook");
        require(!isWebhook || kamelet.required().contains("webhookSecret"), "a webhook that asks for no secret");
        dependencies.forEach(one -> require(DEPENDENCY.matcher(one).matches(), "dependency " + one));
    }

    private void require(boolean kept, String complaint) {
        if (!kept) {
            complaints.add(kamelet + ": " + complaint);
        }
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
