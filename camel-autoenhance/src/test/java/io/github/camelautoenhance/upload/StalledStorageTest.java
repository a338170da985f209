/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A storage that accepts the connection and never reads: Java's sockets have no time limit for writing. */
class StalledStorageTest extends EmulatorTestSupport {

    @Test
    void row_39_ends_stalled_upload() {
        // given
        byte[] photo = photo(20_000_000);

        // when
        ThrowingCallable upload = () -> unlessPaused(() -> {
            emulator().faults().on(Route.UPLOAD, WireFault.stall());
            template.sendBody("autoenhance:images?uploadStallTimeout=3s&maxRetries=0", photo);
        });

        // then
        assertThatThrownBy(upload)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(AutoenhanceTimeoutException.class))
                .satisfies(
                        e -> assertThat(e).hasMessageContaining("the storage took no byte within uploadStallTimeout"))
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.imageId()).isEqualTo(onlyImage().imageId()));
    }

    @Test
    void row_39_sends_stalled_photo_again() throws Exception {
        AutoenhanceEmulator emulator = emulator();
        byte[] photo = photo(20_000_000);

        unlessPaused(() -> {
            emulator.faults().on(Route.UPLOAD, WireFault.stall());

            template.sendBody("autoenhance:images?uploadStallTimeout=5s", photo);

            assertThat(emulator.images()).extracting(EmulatedImage::bytes).containsExactly(20_000_000L);
        });
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo));
    }

    @Test
    void row_39_applies_uploadTimeout_when_every_step_is_within_limits() {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.stall());

        // when
        Exchange exchange = send("autoenhance:images?uploadTimeout=2s", photo(20_000_000));

        // then
        assertThat(exchange.getException(AutoenhanceTimeoutException.class)).hasMessageContaining("uploadTimeout");
    }

    /**
     * Repeats an upload during which this machine paused just when the component copied bytes of the photo: a pause
     * there passes for a stall of the photo's source, which a photo in memory never has.
     */
    private static void unlessPaused(Runnable upload) {
        while (true) {
            try {
                upload.run();
                return;
            } catch (CamelExecutionException e) {
                if (!(e.getCause() instanceof AutoenhanceSourceException)) {
                    throw e;
                }
                emulator().reset();
            }
        }
    }
}
