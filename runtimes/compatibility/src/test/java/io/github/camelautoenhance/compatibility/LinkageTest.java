/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no main path reaches: every member of other classes that the classes of a jar name is there to be linked. */
class LinkageTest {

    /** Loaded only where another class is: camel-health, a server on Vert.x, a servlet container. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "io.github.camelautoenhance.producer.ServiceHealthCheck",
            "org.apache.camel.impl.health.AbstractHealthCheck",
            "io.github.camelautoenhance.webhook.VertxGuard",
            "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter",
            "io.github.camelautoenhance.springboot.WebhookFilter",
            "jakarta.servlet.Filter",
            "io.github.camelautoenhance.springboot.ReadRequest",
            "jakarta.servlet.Filter");

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
        Set<String> missing;
        try (JarFile jar = new JarFile(classPath.jarOf(artifactId).toFile());
                URLClassLoader loader = classPath.loader()) {
            named = new ClassFileImporter()
                    .importJar(jar).stream()
                            .flatMap(type -> type.getAccessesFromSelf().stream())
                            .filter(access -> isLoaded(access.getOriginOwner(), loader)
                                    && isLoaded(access.getTargetOwner(), loader))
                            .map(JavaAccess::getTarget)
                            .collect(Collectors.toSet());

            // when
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

    private static boolean isLoaded(JavaClass type, URLClassLoader loader) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        String needed = OPTIONAL.get(outermost);
        return needed == null || loader.getResource(needed.replace('.', '/') + ".class") != null;
    }
}
