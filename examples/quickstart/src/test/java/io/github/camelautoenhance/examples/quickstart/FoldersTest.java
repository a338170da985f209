/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static io.github.camelautoenhance.examples.quickstart.RouteLanguage.JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken from a folder. */
class FoldersTest extends QuickstartTestSupport {

    @Test
    void takes_only_photos_of_the_folder_itself() throws Exception {
        // given
        photo("a.JPG", 1000);
        photo("b.v2.nef", 1001);
        photo("c with blanks & more.Heic", 1002);
        photo("notes.txt", 1003);
        photo("jpg", 1004);
        photo(".hidden.jpg", 1005);
        Files.createDirectory(folder.resolve("folder.jpg"));
        Files.copy(folder.resolve("a.JPG"), folder.resolve("folder.jpg").resolve("inside.jpg"));

        // when
        int exitCode = upload(folder, JAVA);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
        assertThat(emulator().images())
                .extracting(EmulatedImage::imageName)
                .containsExactlyInAnyOrder("a.JPG", "b.v2.nef", "c with blanks & more.Heic");
    }

    @ParameterizedTest
    @EnumSource
    void accepts_odd_name_of_folder(RouteLanguage language) throws Exception {
        // given
        Path odd = Files.createDirectory(folder.resolve("my 100% a+b & c=d #1 $1, (it's) [x] {y}"));
        Files.copy(photo("kitchen.jpg", 1000), odd.resolve("kitchen.jpg"));

        // when
        int exitCode = upload(odd, language);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
        assertThat(emulator().images()).extracting(EmulatedImage::bytes).containsExactly(1000L);
    }

    @Test
    void continues_after_deleted_photo() throws Exception {
        // given
        PhotoFolder listed = new PhotoFolder(folder, List.of(photo("a.jpg", 1000), folder.resolve("gone.jpg")));

        // when
        Report report = new PhotoRun(listed, new EmulatorDestination(emulator()), System.out).with(JAVA);

        // then
        assertThat(report.complete()).isFalse();
        assertThat(report.there()).isOne();
        assertThat(report.rows().get(1).problem()).contains("The file has gone away.");
    }

    @Test
    void reports_empty_photo_and_continues() throws Exception {
        // given
        photo("a.jpg", 1000);
        photo("empty.jpg", 0);

        // when
        int exitCode = upload(folder, JAVA);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.INCOMPLETE);
        assertThat(emulator().images()).hasSize(1);
        assertThat(printed()).contains("1 of 2 photos arrived");
    }
}
