/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the component: each can be understood without those above it. */
class ArchitectureTest {

    private static final String BASE = "io.github.camelautoenhance";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            // A build that stops short of the jars has the emulator's classes as a directory.
            .withImportOption(location -> !location.contains("autoenhance-emulator"))
            .importPackages(BASE);

    /** From the top of the house to its ground; "" is the base package. */
    private static final List<String> ROOMS = List.of(
            "",
            ".polling",
            ".webhook",
            ".images",
            ".brackets",
            ".orders",
            ".producer",
            ".message",
            ".body",
            ".client",
            ".client.upload",
            ".client.download",
            ".client.await",
            ".client.api",
            ".client.http",
            ".client.address",
            ".client.retry",
            ".util",
            ".spi",
            ".model",
            ".error");

    private static final List<String> PUBLIC_ROOMS = List.of("", ".spi", ".model", ".error");

    private static final int MOST_TYPES = 20;

    static Stream<String> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void imports_only_downwards(String room) {
        String[] above = ROOMS.subList(0, ROOMS.indexOf(room)).stream()
                .map(name -> BASE + name)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(BASE + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void lists_every_package_as_room() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(room -> BASE + room).toList());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void holds_at_most_twenty_types_a_room(String room) {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(BASE + room))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        // Camel's generator writes these; they have no place of their own in the sources.
                        .filter(type -> !type.getSimpleName().endsWith("Configurer")
                                && !type.getSimpleName().endsWith("UriFactory")
                                && !type.getSimpleName().endsWith("ConvertersLoader")))
                .hasSizeLessThanOrEqualTo(MOST_TYPES);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void says_whether_a_room_is_api(String room) throws IOException {
        // given
        String text = Files.readString(Path.of("src/main/java", (BASE + room).replace('.', '/'), "package-info.java"));

        // then
        assertThat(text.replaceAll("\\s+\\*?\\s*", " "))
                .contains(PUBLIC_ROOMS.contains(room) ? "Public API." : "Internal; may change in any release.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../examples", "../runtimes/starter", "../runtimes/kamelets", "../docs", "../README.md"})
    void names_no_internal_room_outside(String where) throws IOException {
        // given
        Pattern internal = Pattern.compile(ROOMS.stream()
                .filter(room -> !PUBLIC_ROOMS.contains(room))
                .map(room -> Pattern.quote(BASE + room + ".") + "[A-Z]")
                .collect(Collectors.joining("|")));

        // then
        try (Stream<Path> files = Files.walk(Path.of(where))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|xml|yaml|properties|md|imports)"))
                            .filter(file -> !file.toString().matches(".*/(target|design)/.*")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(internal));
        }
    }

    @Test
    void keeps_exchange_out_of_client() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".client..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Exchange.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Message.class)
                .check(CLASSES);
    }

    @Test
    void speaks_http_only_in_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void marks_every_package_null_marked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CLASSES);
    }

    @Test
    void prints_and_sleeps_nowhere() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void finds_classes_to_check() {
        assertThat(CLASSES)
                .extracting(JavaClass::getSimpleName)
                .contains("AutoenhanceComponent", "ImagesProducer", "TransferProducer", "PhotoUpload");
    }
}
