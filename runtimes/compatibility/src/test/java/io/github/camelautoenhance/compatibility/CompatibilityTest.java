/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The component's jar, as it was built, on other versions of Camel and Java: each pair in a JVM of its own. */
class CompatibilityTest {

    static final List<String> CAMEL_VERSIONS = List.of("4.14.0", "4.18.0", "4.22.0");

    @TempDir
    Path folder;

    static Stream<Arguments> camelAndJava() {
        TreeSet<Integer> javaVersions =
                new TreeSet<>(List.of(17, 25, Runtime.version().feature()));
        return CAMEL_VERSIONS.stream().flatMap(camel -> javaVersions.stream().map(java -> Arguments.of(camel, java)));
    }

    @ParameterizedTest(name = "Camel {0}, Java {1}")
    @MethodSource("camelAndJava")
    void the_main_path_runs(String camelVersion, int javaVersion) throws Exception {
        // given
        Jdk jdk = Jdk.required(javaVersion);
        Path log = folder.resolve("log");
        Path work = Files.createDirectory(folder.resolve("work"));
        String classPath = ClassPath.ofConsumer("camel-" + camelVersion).after(Path.of("target", "classes"));

        // when
        Process process = jdk.program(List.of("-cp", classPath, MainPath.class.getName(), work.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();

        // then
        String pair = "Camel %s, Java %d".formatted(camelVersion, javaVersion);
        assertThat(ended)
                .as("%s ends by itself, having written %s", pair, Files.readString(log))
                .isTrue();
        assertThat(process.exitValue())
                .as("exit status of %s after %s", pair, Files.readString(log))
                .isZero();
        assertThat(Files.readAllLines(log)).contains("OK camel=" + camelVersion + " java=" + javaVersion);
    }

    @ParameterizedTest(name = "Camel {0}")
    @FieldSource("CAMEL_VERSIONS")
    void everything_is_there_in_one_version(String camelVersion) throws IOException {
        // when
        ClassPath classPath = ClassPath.ofConsumer("camel-" + camelVersion);

        // then
        assertThat(classPath.versionsOf("org.apache.camel")).containsExactly(camelVersion);
        assertThat(List.of(
                        "org.apache.httpcomponents.client5",
                        "org.apache.httpcomponents.core5",
                        "com.fasterxml.jackson.core",
                        "org.eclipse.jetty"))
                .allSatisfy(group -> assertThat(classPath.versionsOf(group)).hasSize(1));
        assertThat(classPath.jars()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "Camel {0}")
    @FieldSource("CAMEL_VERSIONS")
    void component_and_emulator_are_the_jars_of_this_build(String camelVersion) throws IOException {
        // when
        ClassPath classPath = ClassPath.ofConsumer("camel-" + camelVersion);

        // then
        for (String module : List.of("camel-autoenhance", "autoenhance-emulator")) {
            Path target = Path.of("..", "..", module, "target").toRealPath();
            assertThat(classPath.jarOf(module)).isRegularFile().hasParent(target);
        }
    }
}
