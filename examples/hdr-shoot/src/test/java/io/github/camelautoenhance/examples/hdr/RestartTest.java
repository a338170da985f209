/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shoot that was cut off goes on where it was: nothing is uploaded twice, and nothing is processed twice. */
class RestartTest extends ShootTestSupport {

    /** Long enough that a shoot is not tried a second time while a test looks. */
    private static final Map<String, String> ONE_TRY = Map.of("shoots.delay", "600000");

    @Test
    void row_55_uploads_only_failed_bracket_on_rerun() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.CREATE_BRACKET, Fault.pass(), Fault.status(500));

        // when
        startRoute(ONE_TRY);

        // then
        await().atMost(PATIENCE).until(() -> Files.exists(villa.resolve("waiting.txt")));
        stopRoute();
        assertThat(villa.resolve("done.txt")).exists();
        assertThat(Files.readString(villa.resolve("waiting.txt")).lines())
                .filteredOn(line -> line.startsWith("IMG_"))
                .hasSize(3)
                .filteredOn(line -> line.contains("FAILED") && line.contains("500"))
                .hasSize(1);
        assertThat(requests(Route.PROCESS_ORDER)).isZero();
        assertThat(requests(Route.UPLOAD)).isEqualTo(2);
        List<String> first = uploadedNames();

        // when
        startRoute(Map.of());

        // then
        String report = awaitReport(villa, "finished.txt");
        assertThat(first).hasSize(2).allMatch(name -> report.contains(name + "  was there already"));
        assertThat(villa.resolve("waiting.txt")).doesNotExist();
        assertThat(requests(Route.UPLOAD)).isEqualTo(3);
        assertThat(requests(Route.CREATE_BRACKET)).isEqualTo(4);
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void row_55_replaces_record_without_file() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        startRoute(Map.of("camel.component.autoenhance.max-retries", "0"));

        // then
        awaitReport(villa, "finished.txt");
        assertThat(requests(Route.UPLOAD)).isEqualTo(4);
        assertThat(requests(Route.DELETE_BRACKET)).isOne();
        assertThat(emulator().brackets()).hasSize(3).allMatch(EmulatedBracket::isUploaded);
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
    }

    @Test
    void row_55_puts_shoot_aside_for_refused_bracket() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.UPLOAD, Fault.status(400));

        // when
        startRoute(Map.of());

        // then
        assertThat(awaitReport(villa, "failed.txt"))
                .contains("not complete", "FAILED", "400")
                .doesNotContain("X-Amz");
        assertThat(requests(Route.PROCESS_ORDER)).isZero();

        // when
        mark(villa);

        // then
        awaitReport(villa, "finished.txt");
        assertThat(villa.resolve("failed.txt")).doesNotExist();
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
    }

    @Test
    void only_downloads_after_restart_during_processing() throws Exception {
        // given: a first process that asks for the state once an hour
        Path villa = shoot("villa-42");
        mark(villa);
        startRoute(Map.of(
                "camel.component.autoenhance.poll-delay", "1h",
                "camel.component.autoenhance.max-poll-delay", "1h",
                "camel.component.autoenhance.await-timeout", "2h",
                "camel.main.shutdown-timeout", "1"));
        await().atMost(PATIENCE).until(() -> requests(Route.PROCESS_ORDER) == 1);

        // when
        stopRoute();
        assertThat(villa.resolve("done.txt")).exists();
        assertThat(villa.resolve("finished.txt")).doesNotExist();
        startRoute(Map.of());

        // then
        awaitReport(villa, "finished.txt");
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
        assertThat(requests(Route.UPLOAD)).isEqualTo(3);
        assertThat(enhanced("villa-42").resolve("IMG_0001.jpg")).isRegularFile();
    }

    @Test
    void sends_no_second_process_request_after_lost_reply() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.PROCESS_ORDER, Fault.resetAfter());

        // when
        startRoute(Map.of());

        // then
        awaitReport(villa, "finished.txt");
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void repeats_process_request_that_never_arrived() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.PROCESS_ORDER, Fault.reset());

        // when
        startRoute(Map.of("process.patience", "100", "camel.component.autoenhance.await-timeout", "5s"));

        // then
        awaitReport(villa, "finished.txt");
        assertThat(requests(Route.PROCESS_ORDER)).isEqualTo(2);
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void retries_failed_download_without_processing_again() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(500));

        // when
        startRoute(Map.of("camel.component.autoenhance.max-retries", "0"));

        // then
        awaitReport(villa, "finished.txt");
        assertThat(requests(Route.DOWNLOAD_ENHANCED)).isEqualTo(2);
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
        assertThat(enhanced("villa-42").resolve("IMG_0001.jpg")).isRegularFile();
    }

    private static List<String> uploadedNames() {
        return emulator().brackets().stream()
                .filter(EmulatedBracket::isUploaded)
                .map(bracket -> bracket.name().substring("villa-42-".length()))
                .toList();
    }
}
