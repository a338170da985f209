/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.testing.TestProxy;
import io.github.camelautoenhance.testing.TlsTestSupport;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through an HTTP proxy, to API and storage, over TLS. */
class ProxyTest extends TlsTestSupport {

    @Test
    void row_42_reaches_api_and_storage_through_proxy_without_secrets() throws Exception {
        try (TestProxy proxy = TestProxy.open()) {
            // when
            Exchange exchange = send("&proxyHost=127.0.0.1&proxyPort=" + proxy.port());

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(emulator().images()).hasSize(1);
            assertThat(proxy.heads()).hasSize(2).allSatisfy(head -> assertThat(head)
                    .startsWith("CONNECT localhost:")
                    .doesNotContain(emulator().apiKey())
                    .doesNotContain("X-Amz"));
        }
    }

    @Test
    void row_42_logs_in_to_proxy_when_asked() throws Exception {
        // given: user and password in Base64
        try (TestProxy proxy = TestProxy.withLogin("Basic dXNlcjpwcjB4eS1wYTU1d29yZA==")) {
            // when
            Exchange exchange =
                    send("&proxyHost=127.0.0.1&proxyAuthUsername=user&proxyAuthPassword=pr0xy-pa55word&proxyPort="
                            + proxy.port());

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(emulator().images()).hasSize(1);
            assertThat(emulator().journal().requests())
                    .allSatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).isEmpty());
        }
    }

    @Test
    void row_42_reports_wrong_login_without_retrying() throws Exception {
        try (TestProxy proxy = TestProxy.withLogin("Basic dXNlcjpwcjB4eS1wYTU1d29yZA==")) {
            // when
            Exchange exchange = send(
                    "&proxyHost=127.0.0.1&proxyAuthUsername=user&proxyAuthPassword=wrong&proxyPort=" + proxy.port());

            // then
            assertThat(exchange.getException(AutoenhanceConnectionException.class))
                    .hasMessageContaining("proxy")
                    .hasMessageContaining("proxyAuthUsername")
                    .hasMessageNotContaining("wrong")
                    .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        }
    }

    @ParameterizedTest
    @CsvSource({"204, false, 1", "403, false, 1", "502, true, 2"})
    void row_42_distinguishes_refusal_by_proxy_from_refusal_by_service(int status, boolean retryable, int tries)
            throws Exception {
        try (TestProxy proxy = TestProxy.refusing(status)) {
            // when
            Exchange exchange = send("&maxRetries=1&proxyHost=127.0.0.1&proxyPort=" + proxy.port());

            // then
            assertThat(exchange.getException(AutoenhanceConnectionException.class))
                    .hasMessageContaining("the proxy answered " + status)
                    .satisfies(e -> assertThat(e.isRetryable()).isEqualTo(retryable));
            assertThat(proxy.heads()).hasSize(tries);
        }
    }

    @Test
    void connects_directly_to_hosts_of_nonProxyHosts() throws Exception {
        try (TestProxy proxy = TestProxy.refusing(403)) {
            // when
            Exchange exchange = send("&nonProxyHosts=localhost&proxyHost=127.0.0.1&proxyPort=" + proxy.port());

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void fails_when_proxy_answers_CONNECT_with_204() throws Exception {
        try (TestProxy proxy = TestProxy.refusing(204)) {
            // given: the API directly, the storage through the proxy
            String storage = emulator().storageUrl().replace("localhost", "127.0.0.1");
            emulator()
                    .faults()
                    .on(
                            Route.CREATE_IMAGE,
                            Fault.status(200)
                                    .body(
                                            "application/json",
                                            "{\"image_id\":\"i1\",\"upload_url\":\"" + storage + "/b/k\"}"));

            // when
            Exchange exchange = send("&nonProxyHosts=local*&proxyHost=127.0.0.1&proxyPort=" + proxy.port());

            // then
            assertThat(exchange.getException()).isInstanceOf(AutoenhanceConnectionException.class);
        }
    }

    @Test
    void ignores_proxy_in_global_options_of_context() throws Exception {
        // given: nobody is there
        context.getGlobalOptions().put("http.proxyHost", "127.0.0.1");
        context.getGlobalOptions().put("http.proxyPort", "1");

        // when
        Exchange exchange = send("");

        // then
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void uses_proxy_of_JVM_with_useSystemProperties() throws Exception {
        Properties before = (Properties) System.getProperties().clone();
        try (TestProxy proxy = TestProxy.open()) {
            // given
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");

            // when
            Exchange with = send("&useSystemProperties=true");
            Exchange without = send("");

            // then
            assertThat(with.getException()).isNull();
            assertThat(without.getException()).isNull();
            assertThat(proxy.heads()).hasSize(2);
        } finally {
            System.setProperties(before);
        }
    }

    private Exchange send(String options) {
        return send("autoenhance:images?sslContextParameters=#ownAuthority" + options, new byte[1000]);
    }
}
