/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that says only some time after an upload that it has the file. */
class LateBracketsTest extends ShootTestSupport {

    /** Stands still until it is put on. */
    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final HandClock clock = new HandClock();
    private final AutoenhanceEmulator late = AutoenhanceEmulator.builder()
            .clock(clock)
            .bracketDelay(Duration.ofSeconds(30))
            .start();
    private Path villa = Path.of("");

    @BeforeEach
    void markShoot() throws Exception {
        villa = shoot("villa-42");
        mark(villa);
    }

    @AfterEach
    void stopEmulator() {
        stopRoute();
        late.close();
    }

    @Test
    void processes_order_once_service_has_every_file() throws Exception {
        // given
        startRoute(Map.of("camel.component.autoenhance.base-url", late.baseUrl(), "brackets.patience", "1000000"));
        await().atMost(PATIENCE).until(() -> count(Route.LIST_BRACKETS) >= 4);
        assertThat(count(Route.UPLOAD)).isEqualTo(3);
        assertThat(count(Route.PROCESS_ORDER)).isZero();

        // when
        clock.now = clock.now.plusSeconds(60);

        // then
        awaitReport(villa, "finished.txt");
        assertThat(count(Route.UPLOAD)).isEqualTo(3);
        assertThat(count(Route.PROCESS_ORDER)).isEqualTo(1);
    }

    @Test
    void waits_and_names_file_that_never_appears() throws Exception {
        // when
        startRoute(Map.of(
                "camel.component.autoenhance.base-url",
                late.baseUrl(),
                "brackets.patience",
                "2",
                "shoots.delay",
                "600000"));

        // then
        await().atMost(PATIENCE).until(() -> Files.exists(villa.resolve("waiting.txt")));
        stopRoute();
        assertThat(Files.readString(villa.resolve("waiting.txt")))
                .contains("does not yet have", "IMG_0001.jpg", "IMG_0003.jpg");
        assertThat(villa.resolve("done.txt")).exists();
        assertThat(count(Route.PROCESS_ORDER)).isZero();
    }

    private int count(Route route) {
        return late.journal().requests(route).size();
    }
}
