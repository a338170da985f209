/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** {@code docs/spring-boot.md} shows the project that the module of compatibility starts, and options that exist. */
class SpringBootPageTest {

    private static final Path PAGE = Path.of("../../docs/spring-boot.md");
    private static final Path CONSUMERS = Path.of("../compatibility/consumers");
    private static final Path PROJECT = CONSUMERS.resolve("spring-boot");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```text\n(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d\\S+) \\| (\\d\\S+) \\|");
    private static final Pattern OPTION = Pattern.compile("camel\\.component\\.autoenhance\\.[a-z-]+(?=[\\[ =])");

    @ParameterizedTest
    @ValueSource(strings = {"dependencyManagement", "dependencies"})
    void the_pom_has_the_dependencies_of_the_project_that_is_started(String element) throws Exception {
        // given
        Document shown = xml(block("<project"));
        Document started = xml(Files.readString(PROJECT.resolve("pom.xml")));

        // then
        assertThat(children(shown, element)).isNotBlank().isEqualTo(children(started, element));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/com/example/photos/PhotoApplication.java",
                "src/main/java/com/example/photos/PhotoRoute.java",
                "src/main/resources/application.properties"
            })
    void the_files_are_those_of_the_project_that_is_started(String file) throws Exception {
        assertThat(blocks()).contains(Files.readString(PROJECT.resolve(file)));
    }

    @Test
    void the_bean_is_the_one_that_is_tested() throws Exception {
        // given
        String source = Files.readString(Path.of("src/test/java/com/example/photos/TlsConfiguration.java"));

        // then
        assertThat(source).endsWith(block("class TlsConfiguration"));
    }

    @Test
    void the_table_of_versions_has_the_projects_that_are_started() throws Exception {
        // given
        List<String> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " with " + row.group(2))
                .toList();

        // when
        List<String> started;
        try (Stream<Path> consumers = Files.list(CONSUMERS)) {
            started = consumers
                    .filter(folder -> folder.getFileName().toString().startsWith("spring-boot-"))
                    .map(folder -> folder.resolve("pom.xml"))
                    .map(SpringBootPageTest::xml)
                    .map(pom -> text(pom, "spring-boot.version") + " with " + text(pom, "camel.version"))
                    .toList();
        }

        // then
        assertThat(rows).isNotEmpty().containsExactlyInAnyOrderElementsOf(started);
    }

    @Test
    void the_properties_are_options_of_the_component() throws Exception {
        // given
        List<String> options = Stream.concat(
                        CatalogOption.all().stream().map(CatalogOption::property),
                        Stream.of("camel.component.autoenhance.enabled"))
                .toList();

        // when
        List<String> shown = OPTION.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .toList();

        // then
        assertThat(shown).hasSizeGreaterThan(5).isSubsetOf(options);
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String block(String part) throws IOException {
        List<String> found =
                blocks().stream().filter(block -> block.contains(part)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Document xml(Path file) {
        try {
            return xml(Files.readString(file));
        } catch (Exception e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.strip())));
    }

    /** The text of a child of the project, its elements' values in their order. */
    private static String children(Document pom, String name) {
        for (var node = pom.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip().replaceAll("\\s+", " ");
            }
        }
        return "";
    }

    private static String text(Document pom, String name) {
        return pom.getElementsByTagName(name).item(0).getTextContent();
    }
}
