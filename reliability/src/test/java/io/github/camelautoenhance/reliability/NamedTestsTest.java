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
import java.util.Set;
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
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest)\\b[^;]*?\\svoid (\\w+)\\(");
    private static final String HELD_BY = "| in plain words | held by |";

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarantees")
    void every_guarantee_names_a_test(String row) {
        assertThat(named(row)).isNotEmpty();
    }

    @Test
    void every_test_that_the_page_names_exists() throws Exception {
        // given
        Set<String> tests = tests();

        // when
        List<String> named = named(page());

        // then
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named).filteredOn(test -> !tests.contains(test)).isEmpty();
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

    /** The tests that a text names, as class and method. */
    private static List<String> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map(test -> test.group(1) + "#" + test.group(2))
                .toList();
    }

    /** All tests of the project, as class and method. */
    private static Set<String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(NamedTestsTest::files)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(NamedTestsTest::tests)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> tests(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return TEST.matcher(text(file)).results().map(method -> name + "#" + method.group(1));
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
