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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What no main path reaches: every member of other classes that the component's classes name is there to be linked. */
class LinkageTest {

    @ParameterizedTest(name = "Camel {0}")
    @FieldSource("io.github.camelautoenhance.compatibility.CompatibilityTest#CAMEL_VERSIONS")
    void every_member_that_the_component_names_is_there(String camelVersion) throws Exception {
        // given
        ClassPath classPath = ClassPath.ofConsumer(camelVersion);
        Set<AccessTarget> named;
        try (JarFile component =
                new JarFile(classPath.jarOf("camel-autoenhance").toFile())) {
            named = new ClassFileImporter()
                    .importJar(component).stream()
                            .flatMap(type -> type.getAccessesFromSelf().stream())
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
        assertThat(missing).as("missing on Camel %s", camelVersion).isEmpty();
    }
}
