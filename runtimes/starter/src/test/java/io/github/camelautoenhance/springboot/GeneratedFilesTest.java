/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The class of the properties and their metadata are made from the component's catalog JSON. When one was stale it is
 * right now: look at the difference, commit it, build again.
 */
class GeneratedFilesTest {

    private static final Path GENERATED = Path.of("src", "generated");

    @Test
    void the_committed_class_has_the_options_of_the_catalog() throws Exception {
        // given
        Path file =
                GENERATED.resolve("java/io/github/camelautoenhance/springboot/AutoenhanceComponentConfiguration.java");
        String committed = read(file);

        // when
        String rendered = PropertiesClass.render(CatalogOption.all());
        write(file, rendered, committed);

        // then
        assertThat(rendered).isEqualTo(committed);
    }

    @Test
    void the_committed_metadata_has_the_options_of_the_catalog() throws Exception {
        // given
        Path file = GENERATED.resolve("resources/META-INF/spring-configuration-metadata.json");
        String committed = read(file);

        // when
        String rendered = PropertiesMetadata.render(CatalogOption.all());
        write(file, rendered, committed);

        // then
        assertThat(rendered).isEqualTo(committed);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void write(Path file, String rendered, String committed) throws IOException {
        if (!rendered.equals(committed)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, rendered);
        }
    }
}
