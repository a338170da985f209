/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of faults promises a test for each: here is whether it is there, and bears the fault's number. */
class FaultTableTest {

    private static final Path PAGE = Path.of("../docs/design/faults.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*?\\|(.*)\\|(.*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    /** {@code row_3_…}, {@code rows_3_and_4_…}. */
    private static final Pattern NUMBERS = Pattern.compile("rows?_((?:(?:\\d+|and)_)+)");

    /** One row of the page. */
    record Row(int number, String behaviour, String tests) {

        private static Row of(MatchResult match) {
            return new Row(
                    Integer.parseInt(match.group(1)),
                    match.group(2).strip(),
                    match.group(3).strip());
        }

        @Override
        public String toString() {
            return "row " + number;
        }
    }

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().map(Row::of).toList();
    }

    @Test
    void lists_every_fault_of_an_upload() throws Exception {
        assertThat(rows())
                .extracting(Row::number)
                .containsExactlyElementsOf(IntStream.concat(
                                IntStream.rangeClosed(1, 44), IntStream.of(49, 50, 51, 52, 53, 54, 56, 57, 58, 59, 60))
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void names_existing_tests_with_number_of_row(Row row) throws Exception {
        if (row.behaviour().startsWith("does not apply: ")) {
            assertThat(row.tests()).isEmpty();
            return;
        }
        List<MatchResult> tests = TEST.matcher(row.tests()).results().toList();
        assertThat(tests).isNotEmpty();
        for (MatchResult test : tests) {
            assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
            assertThat(numbers(test.group(2))).contains(row.number());
        }
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found =
                    files.filter(file -> file.endsWith(testClass + ".java")).toList();
            assertThat(found).as(testClass).hasSize(1);
            return Files.readString(found.get(0));
        }
    }

    private static List<Integer> numbers(String method) {
        return NUMBERS.matcher(method)
                .results()
                .limit(1)
                .flatMap(
                        match -> Pattern.compile("\\d+").matcher(match.group(1)).results())
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }
}
