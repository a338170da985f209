/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes that are killed here are those that the documentation shows. */
class RecommendedRoutesTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern CONFIGURE = Pattern.compile("(?s)void configure\\(\\) \\{(.*)\\}\\s*\\}\\s*$");

    @ParameterizedTest
    @ValueSource(strings = {"InboxRoute", "QueueRoute"})
    void a_recommended_route_is_shown_as_it_was_killed(String name) throws IOException {
        // given
        String source =
                Files.readString(Path.of("src/test/java/io/github/camelautoenhance/reliability/kill", name + ".java"));
        Matcher route = CONFIGURE.matcher(source);
        assertThat(route.find()).isTrue();

        // then
        assertThat(snippets()).contains(withoutSpace(route.group(1)));
    }

    private static List<String> snippets() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            StringBuilder text = new StringBuilder();
            for (Path doc : docs.filter(file -> file.toString().endsWith(".md")).toList()) {
                text.append(Files.readString(doc)).append('\n');
            }
            return SNIPPET.matcher(text)
                    .results()
                    .map(snippet -> withoutSpace(snippet.group(1)))
                    .toList();
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
