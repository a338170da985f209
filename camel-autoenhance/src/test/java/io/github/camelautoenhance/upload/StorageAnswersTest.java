/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static io.github.camelautoenhance.testing.StorageErrors.expired;
import static io.github.camelautoenhance.testing.StorageErrors.storageError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.RedirectExec;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the storage answers to a photo, and what becomes of the photo. */
class StorageAnswersTest extends EmulatorTestSupport {

    @Test
    void row_23_fails_as_final_when_address_expires_twice() {
        // given
        Fault expired = expired();
        emulator().faults().on(Route.UPLOAD, expired, expired, Fault.pass());

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).isRetryable())
                .isFalse();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(2);
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000, 20_000_000})
    void row_24_reads_refusal_sent_before_body_was_read(int length) {
        // given
        emulator().faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));

        // when
        Exchange exchange = send("autoenhance:images", photo(length));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000, 20_000_000})
    void row_24_reads_refusal_of_photo_sent_without_Expect(int length) {
        // given: after a success the next photo is sent without a question
        send("autoenhance:images", photo(1000));
        emulator().faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));

        // when
        Exchange exchange = send("autoenhance:images", photo(length));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class).storageCode())
                .isEqualTo("AccessDenied");
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
    }

    @Test
    void row_27_sends_photo_again_after_storage_timed_out() throws Exception {
        // given
        emulator()
                .faults()
                .on(Route.UPLOAD, storageError(400, "RequestTimeout", "Your socket connection was not read"));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "501, NotImplemented, A header you provided implies functionality that is not implemented",
        "411, MissingContentLength, You must provide the Content-Length HTTP header."
    })
    void row_32_gives_up_with_reason_when_storage_rejects_request(int status, String code, String message) {
        // given
        emulator().faults().on(Route.UPLOAD, storageError(status, code, message));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class))
                .hasMessageContaining(code)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void row_56_follows_no_redirect_of_photo(int status) {
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            // given
            String location = elsewhere.storageUrl() + "/bucket/key?X-Amz-Signature=s";
            emulator().faults().on(Route.UPLOAD, Fault.status(status).header("Location", location));

            // when
            Exchange exchange = send("autoenhance:images", photo(1000));

            // then
            assertThat(exchange.getException(AutoenhanceResponseException.class))
                    .satisfies(e -> assertThat(e.isRetryable()).isFalse())
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(status));
            assertThat(elsewhere.journal().requests()).isEmpty();
            assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
        }
    }

    @Test
    void follows_no_redirect_for_a_configurer() {
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            // given
            HttpClientConfigurer following = builder -> builder.addExecInterceptorFirst(
                    "following",
                    new RedirectExec(
                            new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE),
                            DefaultRedirectStrategy.INSTANCE));
            context.getRegistry().bind("following", following);
            String location = elsewhere.storageUrl() + "/bucket/key?X-Amz-Signature=s";
            emulator().faults().on(Route.UPLOAD, Fault.status(307).header("Location", location));

            // when
            Exchange exchange = send("autoenhance:images?httpClientConfigurer=#following", photo(1000));

            // then
            assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
            assertThat(elsewhere.journal().requests()).isEmpty();
        }
    }
}
