/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of the JVM inside HttpClient: they fail one request, not the transport. */
class ClientErrorTest extends EmulatorTestSupport {

    /** One connection to a host: one that is not given back would be missed. */
    private static final String ENDPOINT =
            "autoenhance:images?httpClientConfigurer=#failing&maxConcurrentUploads=1&maxRetries=";

    private final AtomicInteger errors = new AtomicInteger(1);
    private Place place = Place.REQUEST_INTERCEPTOR;
    private String method = "POST";

    /** Where the error is thrown. */
    private enum Place {
        REQUEST_INTERCEPTOR,
        RESPONSE_INTERCEPTOR,
        EXEC_INTERCEPTOR
    }

    @BeforeEach
    void bindConfigurer() {
        context.getRegistry().bind("failing", (HttpClientConfigurer) this::configure);
    }

    private void configure(HttpClientBuilder builder) {
        builder.addRequestInterceptorFirst(
                (request, entity, http) -> fail(Place.REQUEST_INTERCEPTOR, request.getMethod()));
        builder.addResponseInterceptorFirst((response, entity, http) -> fail(Place.RESPONSE_INTERCEPTOR, method));
        builder.addExecInterceptorFirst("failing", (request, scope, chain) -> {
            fail(Place.EXEC_INTERCEPTOR, request.getMethod());
            return chain.proceed(request, scope);
        });
    }

    private void fail(Place here, String requestMethod) {
        if (here == place && requestMethod.equals(method) && errors.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new OutOfMemoryError("made up by the test");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void uploads_next_photo_after_error(Place thrownFrom) throws Exception {
        // given
        place = thrownFrom;

        // when
        Exchange failed = send(ENDPOINT + 0, photo(1000));
        Exchange next = send(ENDPOINT + 0, photo(2000));

        // then
        assertThat(failed.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("stopped by an error: OutOfMemoryError (made up by the test)")
                .matches(AutoenhanceConnectionException::isRetryable);
        assertThat(next.getException()).isNull();
        assertThat(emulator().images()).last().returns(sha256(photo(2000)), image -> image.sha256());
    }

    @Test
    void repeats_create_when_error_preceded_it() {
        // when
        Exchange exchange = send(ENDPOINT + 1, photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void leaves_create_to_redelivery_when_error_followed_it() {
        // given
        place = Place.RESPONSE_INTERCEPTOR;

        // when
        Exchange exchange = send(ENDPOINT + 3, photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class)).hasMessageContaining("may exist");
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
    }

    @Test
    void sends_photo_again_after_errors() throws Exception {
        // given
        method = "PUT";
        errors.set(3);

        // when
        Exchange exchange = send(ENDPOINT + 3, photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
    }
}
