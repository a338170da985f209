/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/reliability.md promises nothing that no test holds. */
class NamedTestsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final String HELD_BY = "| in plain words | held by |";

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarantees")
    void every_guarantee_names_a_test_that_exists(String row) throws Exception {
        // given
        Map<String, String> sources = testSources();

        // when
        List<MatchResult> named = NAMED.matcher(row).results().toList();

        // then
        assertThat(named).isNotEmpty().allSatisfy(test -> assertThat(sources.get(test.group(1) + ".java"))
                .as(test.group())
                .isNotNull()
                .containsPattern("@(Test|ParameterizedTest)\\b[^;]*?\\svoid " + test.group(2) + "\\("));
    }

    @Test
    void every_test_that_the_page_names_exists() throws Exception {
        // given
        Map<String, String> sources = testSources();

        // when
        List<MatchResult> named = NAMED.matcher(page()).results().toList();

        // then
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(test -> assertThat(sources.get(test.group(1) + ".java"))
                .as(test.group())
                .isNotNull()
                .containsPattern("\\svoid " + test.group(2) + "\\("));
    }

    @Test
    void there_are_guarantees_to_check() throws Exception {
        assertThat(guarantees()).hasSizeGreaterThan(20);
    }

    /** The rows of all tables under a heading of two columns, the second of which names tests. */
    static Stream<String> guarantees() throws IOException {
        return Pattern.compile(Pattern.quote(HELD_BY))
                .splitAsStream(page())
                .skip(1)
                .flatMap(table -> table.lines().skip(2).takeWhile(line -> line.startsWith("|")));
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/reliability.md"));
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(NamedTestsTest::files)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), NamedTestsTest::text, String::concat));
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
