/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the emulator, the directions between them, and which of them users may name. */
class ArchitectureTest {

    private static final String BASE = "io.github.camelautoenhance.emulator";
    private static final int MAX_TYPES = 20;

    /** What users of the emulator name; all other packages are internal. */
    private static final Set<String> API = Set.of(BASE, BASE + ".traffic", BASE + ".account");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(BASE);

    @Test
    void lets_dependencies_point_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy(BASE)
                .layer("page")
                .definedBy(BASE + ".page")
                .layer("api")
                .definedBy(BASE + ".api")
                .layer("work")
                .definedBy(BASE + ".work")
                .layer("webhook")
                .definedBy(BASE + ".webhook")
                .layer("http")
                .definedBy(BASE + ".http")
                .layer("store")
                .definedBy(BASE + ".store")
                .layer("account")
                .definedBy(BASE + ".account")
                .layer("traffic")
                .definedBy(BASE + ".traffic")
                .layer("picture")
                .definedBy(BASE + ".picture")
                .layer("util")
                .definedBy(BASE + ".util")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("work")
                .mayOnlyBeAccessedByLayers("root", "api")
                .whereLayer("webhook")
                .mayOnlyAccessLayers("store", "account", "traffic", "util")
                .whereLayer("http")
                .mayOnlyAccessLayers("traffic", "util")
                .whereLayer("store")
                .mayOnlyAccessLayers("account", "util")
                .whereLayer("traffic")
                .mayOnlyAccessLayers("util")
                .whereLayer("account")
                .mayNotAccessAnyLayer()
                .whereLayer("picture")
                .mayNotAccessAnyLayer()
                .whereLayer("util")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void has_no_cycles_between_packages() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void keeps_packages_small() {
        Map<String, Long> types = topLevelTypes().collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(types)
                .containsKeys(BASE, BASE + ".http", BASE + ".picture")
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_TYPES));
    }

    @Test
    void names_no_internal_type_in_the_api() {
        Set<String> leaks = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> API.contains(type.getPackageName()) && isPublic(type))
                .flatMap(type -> type.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(member -> namedTypes(member)
                        .filter(ArchitectureTest::isInternal)
                        .forEach(type -> leaks.add(member.getFullName() + " names " + type.getName())));

        assertThat(leaks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void says_whether_package_is_api(String name) throws IOException {
        Path source = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");

        String text = Files.readString(source);

        assertThat(text.replaceAll("\\s+(\\* )?", " "))
                .contains(API.contains(name) ? " API. " : " Internal; may change in any release. ");
    }

    @Test
    void marks_every_package() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES);
    }

    static Stream<String> packages() {
        return topLevelTypes().map(JavaClass::getPackageName).distinct().sorted();
    }

    private static Stream<JavaClass> topLevelTypes() {
        return CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    private static Stream<JavaClass> namedTypes(JavaMember member) {
        Stream<JavaClass> declared = member.getAllInvolvedRawTypes().stream();
        return member instanceof JavaCodeUnit unit
                ? Stream.concat(declared, unit.getExceptionTypes().stream().map(JavaClass.class::cast))
                : declared;
    }

    private static boolean isInternal(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(BASE) && !API.contains(name);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
