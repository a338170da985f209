/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A fenced block of a Markdown file of this project. */
record Snippet(Path file, int line, String language, String code) {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** Every block of that language in README and docs. */
    static List<Snippet> all(String language) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path file : documents()) {
            String text = Files.readString(file);
            Matcher matcher = FENCE.matcher(text);
            while (matcher.find()) {
                if (matcher.group(1).equals(language)) {
                    int line = (int) text.substring(0, matcher.start()).lines().count() + 1;
                    snippets.add(new Snippet(ROOT.relativize(file), line, language, matcher.group(2)));
                }
            }
        }
        return snippets;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
