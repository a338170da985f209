/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Whose requests wait when the service says {@code Retry-After}: here longer than any exchange may take. */
class RateLimitTest extends EmulatorTestSupport {

    private static final String RETRY_AFTER = "3000";

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setMaxRetries(0);
        configuration.setMaxRetryAfter(Duration.ofHours(1));
        configuration.setUploadTimeout(Duration.ofMinutes(10));
    }

    @Test
    void keeps_limit_on_every_transport_of_account() {
        // given
        answer(Route.CREATE_IMAGE, 429);
        assertFailed(send("autoenhance:images?maxConcurrentUploads=2", photo(1000)));

        // then
        assertQuiet("autoenhance:images?maxConcurrentUploads=2");
        assertQuiet("autoenhance:images?maxConcurrentUploads=3");
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void sends_nothing_while_service_is_unavailable() {
        // given
        answer(Route.CREATE_IMAGE, 503);
        assertFailed(send("autoenhance:images", photo(1000)));

        // then
        assertQuiet("autoenhance:images");
    }

    @Test
    void lets_other_account_upload() {
        // given
        answer(Route.CREATE_IMAGE, 429);
        assertFailed(send("autoenhance:images?apiKey=another-key", photo(1000)));

        // then
        assertNotQuiet();
    }

    @Test
    void ignores_retry_after_of_other_answers() {
        // given
        answer(Route.CREATE_IMAGE, 404);
        assertFailed(send("autoenhance:images", photo(1000)));

        // then
        assertNotQuiet();
    }

    @Test
    void ignores_retry_after_of_storage_in_upload() {
        // given
        answer(Route.UPLOAD, 503);
        assertFailed(send("autoenhance:images", photo(1000)));

        // then
        assertNotQuiet();
    }

    @Test
    void ignores_retry_after_of_storage_in_download() {
        // given
        Exchange uploaded = send("autoenhance:images", photo(1000));
        answer(Route.DOWNLOAD_FILE, 503);
        assertFailed(send(
                "autoenhance:images?operation=download&variant=original&preview=true",
                null,
                Map.of(AutoenhanceConstants.IMAGE_ID, onlyImage().imageId())));

        // then
        assertThat(uploaded.getException()).isNull();
        assertThat(emulator().journal().requests(Route.DOWNLOAD_FILE)).hasSize(1);
        assertNotQuiet();
    }

    private static void answer(Route route, int status) {
        emulator().faults().on(route, Fault.status(status).header("Retry-After", RETRY_AFTER));
    }

    private static void assertFailed(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceException.class);
    }

    private void assertQuiet(String uri) {
        assertThat(send(uri, photo(2000)).getException())
                .isInstanceOf(AutoenhanceTimeoutException.class)
                .hasMessageContaining("rate limit");
    }

    private void assertNotQuiet() {
        assertThat(send("autoenhance:images", photo(2000)).getException()).isNull();
    }
}
