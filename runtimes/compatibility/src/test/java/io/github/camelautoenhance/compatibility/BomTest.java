/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The BOM gives a user's project the versions of this project's artifacts, and nothing else. */
class BomTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern MANAGED = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Map<String, Path> MODULES = new TreeMap<>(Map.of(
            "camel-autoenhance", Path.of("camel-autoenhance"),
            "camel-autoenhance-kamelets", Path.of("runtimes", "kamelets"),
            "camel-autoenhance-starter", Path.of("runtimes", "starter"),
            "autoenhance-emulator", Path.of("autoenhance-emulator")));

    @Test
    void it_manages_every_artifact_that_is_published_and_nothing_else() throws Exception {
        // given
        String pom = Files.readString(ROOT.resolve("bom/pom.xml"));
        String management = pom.substring(pom.indexOf("<dependencyManagement>"), pom.indexOf("<build>"));

        // then
        assertThat(MANAGED.matcher(management)
                        .results()
                        .map(found -> List.of(found.group(1), found.group(2), found.group(3))))
                .containsExactlyInAnyOrderElementsOf(MODULES.keySet().stream()
                        .map(module -> List.of("io.github.camelautoenhance", module, "${project.version}"))
                        .toList());
        assertThat(pom).as("what a parent manages would come along").doesNotContain("<parent>");
        assertThat(version(pom)).isEqualTo(version(Files.readString(ROOT.resolve("pom.xml"))));
    }

    @Test
    void it_knows_every_jar_of_this_build_that_is_published() throws Exception {
        try (Stream<Path> poms = Files.walk(ROOT.toRealPath(), 3)) {
            assertThat(poms.filter(pom -> pom.endsWith("pom.xml"))
                            .map(BomTest::read)
                            .filter(pom -> pom.contains("<artifactId>camel-autoenhance-parent</artifactId>"))
                            .filter(pom -> !pom.contains("<packaging>pom</packaging>"))
                            .filter(pom -> !pom.contains("<maven.deploy.skip>true</maven.deploy.skip>"))
                            .map(BomTest::ownArtifactId))
                    .containsExactlyInAnyOrderElementsOf(MODULES.keySet());
        }
    }

    @Test
    void a_project_that_imports_it_gets_the_jars_of_this_build_and_keeps_its_own_Camel() throws Exception {
        // when
        ClassPath classPath = ClassPath.ofConsumer("bom");

        // then
        for (Map.Entry<String, Path> module : MODULES.entrySet()) {
            assertThat(classPath.jarOf(module.getKey()))
                    .isRegularFile()
                    .hasParent(ROOT.resolve(module.getValue()).resolve("target").toRealPath());
        }
        assertThat(classPath.versionsOf("org.apache.camel")).containsExactly("4.14.0");
    }

    private static String version(String pom) {
        return pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
    }

    /** The first artifactId behind the parent's. */
    private static String ownArtifactId(String pom) {
        String own = pom.substring(pom.indexOf("</parent>"));
        return own.substring(own.indexOf("<artifactId>") + "<artifactId>".length(), own.indexOf("</artifactId>"));
    }

    private static String read(Path pom) {
        try {
            return Files.readString(pom);
        } catch (IOException e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }
}
