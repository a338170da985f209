/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A kamelet as users have it: a file of the jar.
 *
 * @param fileName its name without {@code .kamelet.yaml}
 */
record Kamelet(String fileName, JsonNode yaml) {

    static final String FOLDER = "kamelets/";
    static final String EXTENSION = ".kamelet.yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** All kamelets of the jar. */
    static List<Kamelet> all() throws IOException {
        JarFile jar = jar();
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                .map(entry -> read(jar, entry))
                .toList();
    }

    static Kamelet named(String name) throws IOException {
        return all().stream()
                .filter(kamelet -> kamelet.fileName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The version that the jar says it is. */
    static String version() throws IOException {
        return jar().getManifest().getMainAttributes().getValue("Implementation-Version");
    }

    static Kamelet of(String fileName, String text) {
        try {
            return new Kamelet(fileName, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }

    /** Fails where the kamelets are not in a jar: then it is not what users have. */
    private static JarFile jar() throws IOException {
        URL any =
                Objects.requireNonNull(Kamelet.class.getResource("/" + FOLDER + "autoenhance-upload-sink" + EXTENSION));
        return ((JarURLConnection) any.openConnection()).getJarFile();
    }

    private static Kamelet read(JarFile jar, JarEntry entry) {
        String name = entry.getName().substring(FOLDER.length());
        if (!name.endsWith(EXTENSION)) {
            throw new IllegalStateException("not a kamelet: " + name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new Kamelet(name.substring(0, name.length() - EXTENSION.length()), YAML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    String name() {
        return yaml.at("/metadata/name").asText();
    }

    String type() {
        return yaml.at("/metadata/labels").path("camel.apache.org/kamelet.type").asText();
    }

    String annotation(String name) {
        return yaml.at("/metadata/annotations").path("camel.apache.org/" + name).asText();
    }

    JsonNode definition() {
        return yaml.at("/spec/definition");
    }

    JsonNode properties() {
        return definition().path("properties");
    }

    List<String> required() {
        return definition().path("required").valueStream().map(JsonNode::asText).toList();
    }

    JsonNode template() {
        return yaml.at("/spec/template");
    }

    @Override
    public String toString() {
        return fileName;
    }
}
