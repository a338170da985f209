/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.testing.MutableClock;
import io.github.camelautoenhance.emulator.testing.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final String IMAGE = "{\"image_name\": \"IMG_0001.jpg\"}";

    private final MutableClock clock = new MutableClock();
    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeEach
    void start() {
        emulator = AutoenhanceEmulator.builder()
                .clock(clock)
                .with(Switch.RATE_LIMITS)
                .start();
        client = new TestClient(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void refuses_31st_file_of_one_name_within_hour() throws Exception {
        // given
        for (int i = 0; i < 29; i++) {
            assertThat(client.create(IMAGE).statusCode()).isEqualTo(200);
        }
        client.createBracket("house", "IMG_0001.jpg");

        // when
        int refused = client.create(IMAGE).statusCode();

        // then
        assertThat(refused).isEqualTo(429);
        assertThat(emulator.images()).hasSize(29);
        assertThat(client.create("{\"image_name\": \"IMG_0002.jpg\"}").statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(client.create(IMAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_301st_request_within_second() throws Exception {
        // given
        for (int i = 0; i < 300; i++) {
            assertThat(client.get("/v3/images/none").statusCode()).isEqualTo(404);
        }

        // when
        int refused = client.get("/v3/images/none").statusCode();

        // then
        assertThat(refused).isEqualTo(429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get("/v3/images/none").statusCode()).isEqualTo(404);
    }

    @Test
    void forgets_counts_on_reset() throws Exception {
        // given
        for (int i = 0; i < 31; i++) {
            client.create(IMAGE);
        }

        // when
        emulator.reset();

        // then
        assertThat(client.create(IMAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void counts_nothing_without_switch() throws Exception {
        try (AutoenhanceEmulator lenient =
                AutoenhanceEmulator.builder().clock(clock).start()) {
            TestClient own = new TestClient(lenient);
            for (int i = 0; i < 301; i++) {
                assertThat(own.create(IMAGE).statusCode()).isEqualTo(200);
            }
        }
    }
}
