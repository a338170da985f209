/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no main path reaches: every member of other classes that the classes of a jar name is there to be linked. */
class LinkageTest {

    /** Loaded only where there is camel-health, which Spring Boot brings and Camel Main does not. */
    private static final String OPTIONAL = "io.github.camelautoenhance.exchange.ServiceHealthCheck";

    static Stream<Arguments> jarsAndConsumers() {
        return CompatibilityTest.CAMEL_VERSIONS.stream()
                .flatMap(version -> Stream.of(
                        Arguments.of("camel-autoenhance", "camel-" + version),
                        Arguments.of("camel-autoenhance", "spring-boot-" + version),
                        Arguments.of("camel-autoenhance-starter", "spring-boot-" + version)));
    }

    @ParameterizedTest
    @MethodSource("jarsAndConsumers")
    void every_member_that_a_jar_names_is_there(String artifactId, String consumer) throws Exception {
        // given
        ClassPath classPath = ClassPath.ofConsumer(consumer);
        Set<AccessTarget> named;
        try (JarFile jar = new JarFile(classPath.jarOf(artifactId).toFile())) {
            named = new ClassFileImporter()
                    .importJar(jar).stream()
                            .flatMap(type -> type.getAccessesFromSelf().stream())
                            .filter(access -> consumer.startsWith("spring-boot-") || !isOptional(access))
                            .map(JavaAccess::getTarget)
                            .collect(Collectors.toSet());
        }

        // when
        Set<String> missing;
        try (URLClassLoader loader = classPath.loader()) {
            missing = named.stream()
                    .filter(target -> !Linkage.of(target).isIn(loader))
                    .map(AccessTarget::getFullName)
                    .collect(Collectors.toSet());
        }

        // then
        assertThat(named)
                .extracting(AccessTarget::getOwner)
                .extracting("packageName")
                .contains("org.apache.camel");
        assertThat(missing).as("missing of %s on %s", artifactId, consumer).isEmpty();
    }

    private static boolean isOptional(JavaAccess<?> access) {
        return access.getOriginOwner().getName().equals(OPTIONAL)
                || access.getTargetOwner().getName().equals(OPTIONAL);
    }
}
