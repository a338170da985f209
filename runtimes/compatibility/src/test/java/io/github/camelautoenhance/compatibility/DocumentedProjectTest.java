/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects that the pages on Camel Main and Quarkus show are the consumers of these names, and those run. */
class DocumentedProjectTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    static final Path CONSUMERS = Path.of("consumers");

    private static final Pattern IN_GRADLE =
            Pattern.compile("(?m)^ {4}(?:implementation|runtimeOnly) (?:platform\\()?'([^']+)'\\)?$");
    private static final Pattern IN_POM = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"camel-main.md, camel-project", "quarkus.md, quarkus"})
    void the_page_shows_the_files_that_are_run(String page, String consumer) throws Exception {
        // given
        List<Path> sources;
        try (Stream<Path> files = Files.walk(CONSUMERS.resolve(consumer).resolve("src"))) {
            sources = files.filter(Files::isRegularFile).toList();
        }

        // then
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            assertThat(Page.of(page).blocks()).as(source.toString()).contains(Files.readString(source));
        }
    }

    @ParameterizedTest
    @CsvSource({"camel-main.md, camel-project", "quarkus.md, quarkus"})
    void the_pom_of_the_page_has_the_dependencies_and_versions_of_the_one_that_is_run(String page, String consumer)
            throws Exception {
        // given
        String shown = Page.of(page).block("<?xml");
        String run = Files.readString(CONSUMERS.resolve(consumer).resolve("pom.xml"));

        // then
        assertThat(between(shown, "<dependencyManagement>", "<build>"))
                .isEqualTo(between(run, "<dependencyManagement>", "<build>"));
        assertThat(versions(shown)).containsAllEntriesOf(versions(run));
    }

    @Test
    void the_Gradle_build_of_the_page_has_the_dependencies_of_its_pom() throws Exception {
        // given
        Page page = Page.of("camel-main.md");

        // then
        assertThat(inGradle(page.block("plugins {")))
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(inPom(page.block("<?xml")));
    }

    @Test
    void the_short_forms_of_the_README_are_where_that_project_begins() throws Exception {
        // given
        Page readme = Page.of("../README.md");
        List<String> whole = inPom(Page.of("camel-main.md").block("<?xml"));

        // then
        assertThat(inPom(readme.block("<dependencyManagement>"))).containsExactlyElementsOf(whole.subList(0, 2));
        assertThat(inGradle(readme.block("dependencies {"))).containsExactlyElementsOf(whole.subList(0, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void the_project_with_Camel_Main_uploads(int javaVersion) throws Exception {
        String classPath =
                ClassPath.ofConsumer("camel-project").after(CONSUMERS.resolve("camel-project/target/classes"));
        uploads(javaVersion, List.of("-cp", classPath, "com.example.photos.PhotoApplication"));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void the_project_with_Quarkus_uploads(int javaVersion) throws Exception {
        Path application = CONSUMERS.resolve("quarkus/target/quarkus-app").toAbsolutePath();
        uploads(
                javaVersion,
                List.of("-jar", application.resolve("quarkus-run.jar").toString()));
    }

    @Test
    void the_project_with_Quarkus_has_the_component_of_this_build() throws Exception {
        try (Stream<Path> jars = Files.list(CONSUMERS.resolve("quarkus/target/quarkus-app/lib/main"))) {
            assertThat(jars.filter(jar -> jar.getFileName().toString().contains(".camel-autoenhance-")))
                    .singleElement()
                    .satisfies(jar -> assertThat(jar)
                            .hasSameBinaryContentAs(
                                    ClassPath.ofConsumer("camel-project").jarOf("camel-autoenhance")));
        }
    }

    private void uploads(int javaVersion, List<String> program) throws Exception {
        // given
        Jdk jdk = Jdk.required(javaVersion);
        byte[] photo = Photos.ofSize(300_000);
        Files.write(Files.createDirectory(folder.resolve("inbox")).resolve("kitchen.jpg"), photo);
        Path log = folder.resolve("log");

        // when
        Process application = start(jdk, program, log);
        try {
            await("the photo is through, or the application has ended")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(folder.resolve("inbox/.done/kitchen.jpg")) || !application.isAlive());
            application.destroy();
            assertThat(application.waitFor(2, TimeUnit.MINUTES))
                    .as("ends when asked to, having written %s", Files.readString(log))
                    .isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }

        // then
        String written = Files.readString(log);
        assertThat(EMULATOR.get().images()).as("images after %s", written).hasSize(1);
        assertThat(EMULATOR.get().images().get(0).sha256()).isEqualTo(Photos.sha256(photo));
        assertThat(EMULATOR.get().images().get(0).orderId()).isEqualTo("villa-42");
        assertThat(written)
                .contains(
                        "kitchen.jpg is image " + EMULATOR.get().images().get(0).imageId());
    }

    private Process start(Jdk jdk, List<String> program, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("-Dcamel.component.autoenhance.base-url=" + EMULATOR.get().baseUrl());
        command.addAll(program);
        ProcessBuilder application = jdk.program(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // what happens to be in the environment must not send this photo to the service
        application.environment().keySet().removeIf(name -> name.matches("(CAMEL|AUTOENHANCE|QUARKUS)_.*"));
        application.environment().put("AUTOENHANCE_API_KEY", EMULATOR.get().apiKey());
        return application.start();
    }

    private static String between(String text, String from, String to) {
        assertThat(text).contains(from, to);
        return text.substring(text.indexOf(from), text.indexOf(to)).strip();
    }

    /** The properties that are versions, without that of the component: the consumers have it from their parent. */
    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new TreeMap<>();
        Matcher matcher = Pattern.compile("<([a-z-]+\\.version)>([^<]+)</")
                .matcher(between(pom, "<properties>", "</properties>"));
        while (matcher.find()) {
            versions.put(matcher.group(1), matcher.group(2));
        }
        return versions;
    }

    private static List<String> inGradle(String build) {
        return IN_GRADLE.matcher(build).results().map(found -> found.group(1)).toList();
    }

    private static List<String> inPom(String pom) {
        Map<String, String> versions = pom.contains("<properties>") ? versions(pom) : Map.of();
        return IN_POM.matcher(pom)
                .results()
                .map(dependency -> coordinates(dependency.group(1), versions))
                .toList();
    }

    /** Group, artifact and, where it has one, version: as Gradle writes it. */
    private static String coordinates(String dependency, Map<String, String> versions) {
        String coordinates = element(dependency, "groupId") + ":" + element(dependency, "artifactId");
        String version = element(dependency, "version");
        for (Map.Entry<String, String> known : versions.entrySet()) {
            version = version.replace("${" + known.getKey() + "}", known.getValue());
        }
        return version.isEmpty() ? coordinates : coordinates + ":" + version;
    }

    private static String element(String dependency, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(dependency);
        return matcher.find() ? matcher.group(1) : "";
    }
}
