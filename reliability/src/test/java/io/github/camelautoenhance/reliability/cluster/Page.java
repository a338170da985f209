/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page of the documentation about several instances: its blocks are run here. */
final class Page {

    private Page() {}

    /** The one block of a language that contains a text. */
    static String block(String language, String text) throws IOException {
        String page = Files.readString(Path.of("../docs/several-instances.md"));
        List<String> blocks = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .toList();
        assertThat(blocks).as(text).hasSize(1);
        return blocks.get(0);
    }
}
