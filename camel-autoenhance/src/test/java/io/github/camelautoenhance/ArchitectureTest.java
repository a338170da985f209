/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Imports go down only; a package may be understood without those above it. */
class ArchitectureTest {

    private static final String BASE = "io.github.camelautoenhance";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            // A build that stops short of the jars has the emulator's classes as a directory.
            .withImportOption(location -> !location.contains("autoenhance-emulator"))
            .importPackages(BASE);

    @Test
    void imports_go_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("names for users")
                .definedBy(BASE)
                .layer("images")
                .definedBy(BASE + ".images")
                .layer("brackets")
                .definedBy(BASE + ".brackets")
                .layer("orders")
                .definedBy(BASE + ".orders")
                .layer("webhook")
                .definedBy(BASE + ".webhook")
                .layer("exchange")
                .definedBy(BASE + ".exchange")
                .layer("client")
                .definedBy(BASE + ".client")
                .layer("error")
                .definedBy(BASE + ".error")
                .layer("model")
                .definedBy(BASE + ".model")
                .whereLayer("names for users")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("images")
                .mayOnlyBeAccessedByLayers("names for users")
                .whereLayer("brackets")
                .mayOnlyBeAccessedByLayers("names for users")
                .whereLayer("orders")
                .mayOnlyBeAccessedByLayers("names for users")
                .whereLayer("webhook")
                .mayOnlyBeAccessedByLayers("names for users")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("names for users", "images", "brackets", "orders", "webhook")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("names for users", "images", "brackets", "orders", "webhook", "exchange")
                .whereLayer("error")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void the_client_knows_no_exchange() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".client")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Exchange.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Message.class)
                .check(CLASSES);
    }

    @Test
    void only_the_client_speaks_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CLASSES);
    }

    @Test
    void nothing_prints_or_sleeps() {
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
    void there_are_classes_to_check() {
        org.assertj.core.api.Assertions.assertThat(CLASSES)
                .extracting(JavaClass::getSimpleName)
                .contains("AutoenhanceComponent", "ImagesProducer", "TransferProducer", "PhotoUpload");
    }
}
