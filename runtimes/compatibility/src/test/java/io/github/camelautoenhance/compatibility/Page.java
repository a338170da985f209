/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, for what a reader copies from it. */
record Page(String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+\n(.*?)^```$");

    static Page of(String name) throws IOException {
        return new Page(Files.readString(Path.of("..", "..", "docs", name)));
    }

    /** All fenced blocks. */
    List<String> blocks() {
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** The one block that begins so. */
    String block(String beginning) {
        List<String> found =
                blocks().stream().filter(block -> block.startsWith(beginning)).toList();
        assertThat(found).as(beginning).hasSize(1);
        return found.get(0);
    }
}
