/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** What the page on compatibility says is tested is what the tests beside this one run. */
class CompatibilityPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d[\\d.]+) \\| (\\d[\\d.]+) \\| ([\\d, ]+) \\|$");

    /** One cell of the matrix. */
    private record Run(String camel, String springBoot, int java) {}

    @Test
    void every_row_of_the_table_is_run_with_Spring_Boot_and_every_run_has_its_row() throws Exception {
        assertThat(documented())
                .hasSizeGreaterThan(3)
                .containsExactlyInAnyOrderElementsOf(SpringBootCompatibilityTest.springBootAndCamelAndJava()
                        .map(Arguments::get)
                        .map(run -> new Run((String) run[1], (String) run[0], (int) run[2]))
                        .filter(CompatibilityPageTest::isOfEveryBuild)
                        .toList());
    }

    @Test
    void every_row_of_the_table_is_run_with_Camel_Main_and_every_run_has_its_row() throws Exception {
        assertThat(documented().stream().map(run -> new Run(run.camel(), "", run.java())))
                .containsExactlyInAnyOrderElementsOf(CompatibilityTest.camelAndJava()
                        .map(Arguments::get)
                        .map(run -> new Run((String) run[0], "", (int) run[1]))
                        .filter(CompatibilityPageTest::isOfEveryBuild)
                        .toList());
    }

    @Test
    void the_BOM_is_imported_as_the_page_shows() throws Exception {
        // given
        String consumers = Files.readString(DocumentedProjectTest.CONSUMERS.resolve("pom.xml"));
        String consumer = Files.readString(DocumentedProjectTest.CONSUMERS.resolve("bom/pom.xml"));
        String version = consumers.replaceAll("(?s).*<autoenhance.version>(.*)</autoenhance.version>.*", "$1");

        // then
        assertThat(consumer.replace("${autoenhance.version}", version).replaceAll("\\s+", ""))
                .contains(Page.of("compatibility.md").block("<dependency>").replaceAll("\\s+", ""));
    }

    private static List<Run> documented() throws Exception {
        return ROW.matcher(Page.of("compatibility.md").text())
                .results()
                .flatMap(CompatibilityPageTest::runs)
                .toList();
    }

    private static Stream<Run> runs(MatchResult row) {
        return Stream.of(row.group(3).split(", "))
                .map(java -> new Run(row.group(1), row.group(2), Integer.parseInt(java)));
    }

    /** The tests also run on the JDK of the build, whatever that is. */
    private static boolean isOfEveryBuild(Run run) {
        return run.java() == 17 || run.java() == 25;
    }
}
