/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.testing.BodyTypes;
import io.github.camelautoenhance.testing.TlsTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over TLS to API and storage, with a certificate that only our own trust store knows. */
class TlsTest extends TlsTestSupport {

    @Test
    void uses_ssl_context_parameters_for_api_and_storage() throws Exception {
        // given
        byte[] photo = photo(3_000_000);

        // when
        Exchange exchange =
                template.request("autoenhance:images?sslContextParameters=#ownAuthority", e -> e.getMessage()
                        .setBody(photo));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images().get(0).sha256()).isEqualTo(sha256(photo));
    }

    static Stream<BodyTypes.Named> bodies() {
        return BodyTypes.bodies();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void sends_every_type_of_body_over_TLS(BodyTypes.Named body, @TempDir Path folder) throws Exception {
        // given
        byte[] photo = photo(BodyTypes.LENGTH);
        Path file = Files.write(folder.resolve("kitchen.jpg"), photo);
        Object message = body.kind().from(file);

        // when
        Exchange exchange =
                template.request("autoenhance:images?sslContextParameters=#ownAuthority", e -> e.getMessage()
                        .setBody(message));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images().get(0).sha256()).isEqualTo(sha256(photo));
    }

    @Test
    void applies_parameters_of_component_to_all_endpoints() {
        // given
        context.getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration()
                .setSslContextParameters(
                        context.getRegistry().lookupByNameAndType("ownAuthority", SSLContextParameters.class));

        // when
        Exchange exchange =
                template.request("autoenhance:images", e -> e.getMessage().setBody(new byte[1000]));

        // then
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void uses_global_parameters_of_context_when_configured() {
        // given
        context.setSSLContextParameters(
                context.getRegistry().lookupByNameAndType("ownAuthority", SSLContextParameters.class));
        context.getComponent("autoenhance", AutoenhanceComponent.class).setUseGlobalSslContextParameters(true);

        // when
        Exchange exchange =
                template.request("autoenhance:images", e -> e.getMessage().setBody(new byte[1000]));

        // then
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void row_2_refuses_unknown_certificate_as_final_and_sends_nothing() {
        // when
        Exchange exchange =
                template.request("autoenhance:images", e -> e.getMessage().setBody(new byte[1000]));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("not trusted")
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void row_2_refuses_certificate_for_another_host_and_sends_nothing() {
        // given: it is for localhost
        String elsewhere = emulator().baseUrl().replace("localhost", "127.0.0.1");

        // when
        Exchange exchange = template.request(
                "autoenhance:images?sslContextParameters=#ownAuthority&baseUrl=" + elsewhere,
                e -> e.getMessage().setBody(new byte[1000]));

        // then
        assertThat(exchange.getException(AutoenhanceConnectionException.class))
                .hasMessageContaining("not trusted")
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        assertThat(emulator().journal().requests()).isEmpty();
    }
}
