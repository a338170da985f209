/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the table of security rules names exist. */
class SecurityRulesTest {

    private static final Path RULES = Path.of("../docs/design/security-rules.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void finds_every_test_that_a_rule_names() throws Exception {
        // when
        List<MatchResult> named =
                TEST.matcher(Files.readString(RULES)).results().toList();

        // then
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(test -> assertThat(source(test.group(1)))
                .as(test.group())
                .contains("void " + test.group(2) + "("));
    }

    private static String source(String className) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(className + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
