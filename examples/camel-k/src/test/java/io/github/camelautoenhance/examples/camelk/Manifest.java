/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One document of a YAML file that is handed to {@code kubectl apply}. */
record Manifest(String file, JsonNode yaml) {

    static final Path KUBERNETES = Path.of("kubernetes");
    static final Path CAMEL_K = Path.of("camel-k");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> KAMELETS = List.of(
            "kamelets/autoenhance-download-action.kamelet.yaml",
            "kamelets/autoenhance-enhance-action.kamelet.yaml",
            "kamelets/autoenhance-upload-sink.kamelet.yaml");

    /** All of this example, and the kamelets that the README installs. */
    static List<Manifest> all() throws IOException {
        Stream<Manifest> documents = KAMELETS.stream().flatMap(kamelet -> read(kamelet, kamelet(kamelet)).stream());
        for (Path folder : List.of(KUBERNETES, CAMEL_K)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> found = files.sorted().toList();
                documents = Stream.concat(
                        documents, found.stream().flatMap(file -> read(file.toString(), text(file)).stream()));
            }
        }
        return documents.toList();
    }

    static Manifest of(String kind) throws IOException {
        return all().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static List<Manifest> read(String file, String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream()
                    .map(document -> new Manifest(file, document))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static String kamelet(String name) {
        try (InputStream in = Objects.requireNonNull(Manifest.class.getResourceAsStream("/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    String kind() {
        return yaml.path("kind").asText();
    }

    String name() {
        return yaml.at("/metadata/name").asText();
    }

    JsonNode at(String pointer) {
        JsonNode node = yaml.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException(file + " has no " + pointer);
        }
        return node;
    }

    @Override
    public String toString() {
        return kind() + " of " + file;
    }
}
