/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.ErrorLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** What the user sees when something goes wrong, and where the shoot then is. */
class TroubleTest extends ShootTestSupport {

    @Test
    void ignores_folder_without_marker() throws Exception {
        // given
        Path unfinished = shoot("villa-42");
        Path villa = shoot("villa-43");
        mark(villa);

        // when
        startRoute(Map.of());

        // then
        awaitReport(villa, "finished.txt");
        assertThat(files(unfinished)).containsExactlyInAnyOrder("IMG_0001.jpg", "IMG_0002.jpg", "IMG_0003.jpg");
        assertThat(emulator().brackets()).hasSize(3).allMatch(bracket -> bracket.name()
                .startsWith("villa-43-"));
    }

    @Test
    void refuses_empty_folder_without_request() throws Exception {
        // given
        Path empty = Files.createDirectories(folder("villa-42"));
        mark(empty);

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoute(Map.of());

            // then
            assertThat(awaitReport(empty, "failed.txt")).contains("No photo in this folder");
            assertThat(log.text()).contains("REFUSED", "villa-42", "No photo in this folder");
        }
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void refuses_shoot_with_file_that_is_no_picture() throws Exception {
        // given
        Path villa = shoot("villa-42");
        Files.writeString(villa.resolve("IMG_0004.JPG"), "<html>please log in</html>");
        Files.createFile(villa.resolve("IMG_0005.dng"));
        mark(villa);

        // when
        startRoute(Map.of());

        // then
        assertThat(awaitReport(villa, "failed.txt")).contains("No picture", "IMG_0004.JPG", "IMG_0005.dng");
        assertThat(files(villa)).contains("IMG_0001.jpg", "IMG_0004.JPG");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void refuses_brackets_that_make_no_whole_images() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);

        // when
        startRoute(Map.of("brackets.per-image", "2"));

        // then
        assertThat(awaitReport(villa, "failed.txt")).contains("3 brackets cannot be images of 2 each");
        assertThat(requests(Route.CREATE_BRACKET)).isZero();
    }

    @Test
    void refuses_new_photos_under_name_of_processed_shoot() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        startRoute(Map.of());
        awaitReport(villa, "finished.txt");

        // when: the same file names, other bytes
        Files.copy(samples.resolve("IMG_0003.jpg"), villa.resolve("IMG_0001.jpg"), StandardCopyOption.REPLACE_EXISTING);
        mark(villa);

        // then
        assertThat(awaitReport(villa, "failed.txt")).contains("processed before, without IMG_0001.jpg");
        assertThat(requests(Route.UPLOAD)).isEqualTo(3);
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
    }

    @Test
    void reports_bracket_that_left_folder() throws Exception {
        // given: a shoot of which one bracket could not be uploaded, and another is taken away then
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.UPLOAD, Fault.status(400));
        startRoute(Map.of());
        awaitReport(villa, "failed.txt");
        String uploaded = emulator().brackets().stream()
                .filter(bracket -> bracket.isUploaded())
                .findFirst()
                .orElseThrow()
                .name();
        Files.delete(villa.resolve(uploaded.substring("villa-42-".length())));

        // when
        mark(villa);

        // then
        assertThat(awaitReport(villa, "failed.txt")).contains("this folder has not: " + uploaded);
        assertThat(requests(Route.PROCESS_ORDER)).isZero();
    }

    @Test
    void reports_why_image_was_not_enhanced() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().failNext("TOO_DARK");

        // when
        startRoute(Map.of("brackets.per-image", "1"));

        // then: the others are delivered
        assertThat(awaitReport(villa, "failed.txt")).contains("TOO_DARK", "downloaded");
        assertThat(files(enhanced("villa-42"))).hasSize(3).contains(FinishedShoots.CONTACT_SHEET);
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
    }

    @Test
    void keeps_shoot_waiting_with_wrong_key() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoute(Map.of("camel.component.autoenhance.api-key", "another-credential"));

            // then
            await().atMost(PATIENCE).until(() -> Files.exists(villa.resolve("waiting.txt")));
            assertThat(log.text()).contains("WAITS", "apiKey").doesNotContain("another-credential");
        }
        stopRoute();
        assertThat(villa.resolve("done.txt")).exists();
        assertThat(Files.readString(villa.resolve("waiting.txt")))
                .contains("AutoenhanceAuthenticationException")
                .doesNotContain("another-credential");
        assertThat(emulator().brackets()).isEmpty();
    }

    @Test
    void finishes_shoot_when_service_is_back() throws Exception {
        // given: an address where nobody listens, yet
        Path villa = shoot("villa-42");
        mark(villa);
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        startRoute(Map.of("camel.component.autoenhance.base-url", gone.baseUrl()));
        await().atMost(PATIENCE).until(() -> Files.exists(villa.resolve("waiting.txt")));
        assertThat(villa.resolve("done.txt")).exists();

        // when
        try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                .port(URI.create(gone.baseUrl()).getPort())
                .start()) {

            // then
            awaitReport(villa, "finished.txt");
            assertThat(back.journal().requests(Route.PROCESS_ORDER)).hasSize(1);
        }
    }

    @Test
    void refuses_to_start_without_key() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        Main main = newMain(Map.of("camel.component.autoenhance.api-key", ""));

        // then
        assertThatThrownBy(main::start).hasStackTraceContaining("camel.component.autoenhance.api-key");
        main.stop();
        assertThat(villa.resolve("done.txt")).exists();
    }
}
