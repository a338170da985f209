/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Camel's plugin generates is committed. The build kept the committed files aside before it generated them anew; a
 * difference means that they were stale. They are right now: look at the difference and commit it.
 */
class GeneratedFilesTest {

    @Test
    void matches_committed_generated_files_with_build() throws Exception {
        // given
        Map<String, String> committed = read(Path.of("target/committed-generated"));

        // when
        Map<String, String> generated = read(Path.of("src/generated"));

        // then
        assertThat(generated).isNotEmpty().isEqualTo(committed);
    }

    @Test
    void places_catalog_json_where_tools_look() throws Exception {
        // given
        String path = "io/github/camelautoenhance/autoenhance.json";

        // when
        byte[] whereCamelPutsIt = resource("META-INF/" + path);
        byte[] whereToolsLook = resource(path);

        // then
        assertThat(whereToolsLook).isNotEmpty().isEqualTo(whereCamelPutsIt);
    }

    @Test
    void contains_jandex_index_and_component_descriptor() throws Exception {
        assertThat(Path.of("target/classes/META-INF/jandex.idx")).isNotEmptyFile();
        assertThat(new String(
                        resource("META-INF/services/org/apache/camel/component.properties"),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("components=autoenhance");
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = GeneratedFilesTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
