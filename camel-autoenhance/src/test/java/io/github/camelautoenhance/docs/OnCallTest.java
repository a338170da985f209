/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for the night explains messages that the component really has. */
class OnCallTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*)\\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void quotes_only_messages_of_the_code() throws Exception {
        // given
        String page = Files.readString(Path.of("../docs/on-call.md"));
        String code = code();

        // when
        List<String> messages = ROW.matcher(page)
                .results()
                .flatMap(row -> QUOTED.matcher(row.group(1)).results())
                .map(quoted -> quoted.group(1))
                .toList();

        // then
        assertThat(messages).hasSizeGreaterThan(30).allSatisfy(message -> assertThat(code)
                .containsPattern(inCode(message)));
    }

    /** Its statuses are formatted in, and long sentences are broken into lines. */
    private static Pattern inCode(String message) {
        String text = message.replaceAll("(answered )\\d+$", "$1");
        return Pattern.compile(Stream.of(text.split(" "))
                .map(Pattern::quote)
                .collect(Collectors.joining("(\"\\s*\\+ \")? ?(\"\\s*\\+ \")?")));
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder code = new StringBuilder();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
            return code.toString();
        }
    }
}
