/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.testing.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference.md} is made from the catalog JSON. When it was stale it is right now: look at it, commit it.
 */
class ReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference.md");

    @Test
    void matches_reference_page_with_catalog() throws Exception {
        // given
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("autoenhance", AutoenhanceComponent.class.getName());
        String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";

        // when
        String rendered =
                new Reference(JsonMapper.generateComponentModel(catalog.componentJSonSchema("autoenhance"))).render();
        if (!rendered.equals(committed)) {
            Files.writeString(PAGE, rendered);
        }

        // then
        assertThat(rendered).isEqualTo(committed);
    }
}
