/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import io.github.camelautoenhance.testing.TestAuthority;
import io.github.camelautoenhance.testing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that cannot prove who they are, or speak a TLS that is none any more: nothing is sent, nothing is repeated.
 */
class UntrustedServerTest extends CamelTestSupport {

    private static TestAuthority authority;

    @BeforeAll
    static void makeAuthority(@TempDir Path folder) throws Exception {
        authority = TestAuthority.make(folder);
    }

    @Test
    void reports_expired_certificate() throws Exception {
        // given
        TestCertificate expired = authority.issue("-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "1");

        // then
        assertThat(failure(expired)).hasMessageContaining("not trusted").hasMessageContaining("CertificateExpired");
    }

    @Test
    void reports_certificate_for_another_host() throws Exception {
        // given
        TestCertificate other = authority.issue("-ext", "san=dns:other.example");

        // then
        assertThat(failure(other)).hasMessageContaining("not trusted").hasMessageContaining("other.example");
    }

    @Test
    void trusts_right_certificate_of_same_authority() throws Exception {
        // given: what the two tests above rest on
        TestCertificate right = authority.issue("-ext", "san=dns:localhost");

        // then
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().tls(right.sslContext()).start()) {
            assertThat(upload(emulator.baseUrl(), right).getException()).isNull();
        }
    }

    @Test
    void refuses_TLS_1_1_server_without_retrying() throws Exception {
        // given: its hello, with a version that the client must refuse
        byte[] serverHello =
                HexFormat.of().parseHex("160302002a" + "02000026" + "0302" + "00".repeat(32) + "00" + "c014" + "00");
        AtomicInteger connections = new AtomicInteger();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
                while (!server.isClosed()) {
                    greet(server, serverHello, connections, received);
                }
            });

            // when
            Exchange exchange = upload("https://localhost:" + server.getLocalPort(), null);

            // then
            assertThat(exchange.getException(AutoenhanceConnectionException.class))
                    .hasMessageContaining("TLS11")
                    .satisfies(e -> assertThat(e.isRetryable()).isFalse());
            assertThat(connections).hasValue(1);
            assertThat(received.toString(StandardCharsets.ISO_8859_1))
                    .doesNotContain(Secrets.API_KEY)
                    .doesNotContain("/v3/images");
        }
    }

    private static void greet(
            ServerSocket server, byte[] hello, AtomicInteger connections, ByteArrayOutputStream received) {
        try (Socket connection = server.accept()) {
            connections.incrementAndGet();
            DataInputStream in = new DataInputStream(connection.getInputStream());
            byte[] head = in.readNBytes(5);
            received.writeBytes(in.readNBytes(((head[3] & 0xff) << 8) + (head[4] & 0xff)));
            connection.getOutputStream().write(hello);
            received.writeBytes(in.readAllBytes());
        } catch (IOException e) {
            if (!server.isClosed() && !(e instanceof java.net.SocketException)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** After a look at what reached the server: nothing. */
    private AutoenhanceConnectionException failure(TestCertificate certificate) throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().tls(certificate.sslContext()).start()) {
            Exchange exchange = upload(emulator.baseUrl(), certificate);
            AutoenhanceConnectionException e = exchange.getException(AutoenhanceConnectionException.class);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getSuppressed()).isEmpty();
            assertThat(emulator.journal().requests()).isEmpty();
            return e;
        }
    }

    private Exchange upload(String baseUrl, @org.jspecify.annotations.Nullable TestCertificate certificate) {
        AutoenhanceConfiguration configuration =
                context.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(baseUrl);
        configuration.setApiKey(Secrets.API_KEY);
        configuration.setSslContextParameters(certificate == null ? null : certificate.trust());
        Exchange exchange =
                template.request("autoenhance:images", e -> e.getMessage().setBody(EmulatorTestSupport.photo(1000)));
        Secrets.assertNoneIn(exchange);
        return exchange;
    }
}
