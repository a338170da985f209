/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The route in each of its three languages. */
class RoutesTest extends QuickstartTestSupport {

    @TempDir
    static Path rooms;

    private record FileState(FileTime modified, String sha256) {}

    @BeforeAll
    static void draw() throws IOException {
        SamplePhotos.writeTo(rooms);
    }

    @ParameterizedTest
    @EnumSource
    void uploads_every_photo_into_one_order(RouteLanguage language) throws Exception {
        // given
        Map<String, FileState> before = files(rooms);

        // when
        int exitCode = upload(rooms, language);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
        assertThat(emulator().images())
                .extracting(EmulatedImage::imageName, EmulatedImage::sha256)
                .containsExactlyInAnyOrderElementsOf(before.entrySet().stream()
                        .map(file -> tuple(file.getKey(), file.getValue().sha256()))
                        .toList());
        assertThat(emulator().images().stream().map(EmulatedImage::orderId).distinct())
                .singleElement()
                .asString()
                .startsWith("quickstart-");
        assertThat(printed()).contains("6/6", "6 of 6 photos arrived byte for byte");
    }

    @ParameterizedTest
    @EnumSource
    void leaves_folder_unchanged(RouteLanguage language) throws Exception {
        // given
        photo("bath.jpg", 1000);
        photo("kitchen.jpg", 2000);
        Map<String, FileState> before = files(folder);

        // when
        upload(folder, language);

        // then
        assertThat(files(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void shows_refused_photo_and_uploads_others(RouteLanguage language) throws Exception {
        // given
        photo("bath.jpg", 1000);
        photo("kitchen.jpg", 2000);
        photo("stairs.jpg", 3000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));

        // when
        int exitCode = upload(folder, language);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.INCOMPLETE);
        assertThat(emulator().images()).hasSize(2);
        assertThat(printed().lines().filter(line -> line.contains("FAILED: ")))
                .as("line of progress")
                .singleElement()
                .asString()
                .contains("422");
        assertThat(printed().lines().filter(line -> line.startsWith("    ")))
                .as("reason in the table")
                .singleElement()
                .asString()
                .contains("422");
        assertThat(printed()).contains("2 of 3 photos arrived byte for byte");
    }

    private static Map<String, FileState> files(Path folder) throws IOException {
        Map<String, FileState> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path file : paths.toList()) {
                files.put(
                        file.getFileName().toString(), new FileState(Files.getLastModifiedTime(file), Sha256.of(file)));
            }
        }
        return files;
    }
}
