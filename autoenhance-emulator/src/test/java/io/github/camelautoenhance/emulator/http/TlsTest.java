/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.testing.TestCertificate;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        tls = TestCertificate.make(directory);
    }

    @Test
    void serves_https_on_both_ports() throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().tls(tls).start()) {
            // given
            TestClient client = new TestClient(
                    emulator, HttpClient.newBuilder().sslContext(tls).build());

            // when
            String url = client.uploadUrl("one");
            int status = client.put(url, OCTET_STREAM, new byte[] {1, 2}).statusCode();

            // then
            assertThat(emulator.baseUrl()).startsWith("https://localhost:");
            assertThat(url).startsWith("https://localhost:").startsWith(emulator.storageUrl());
            assertThat(status).isEqualTo(200);
            assertThat(emulator.image("one").orElseThrow().bytes()).isEqualTo(2);
        }
    }

    @Test
    void resets_connection_under_TLS() throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().tls(tls).start()) {
            // given
            TestClient client = new TestClient(
                    emulator, HttpClient.newBuilder().sslContext(tls).build());
            emulator.faults().on(Route.CREATE_IMAGE, Fault.reset());

            // when, then
            assertThatThrownBy(() -> client.create("{\"image_name\": \"a.jpg\"}"))
                    .isInstanceOf(IOException.class);
            assertThat(client.create("{\"image_name\": \"a.jpg\"}").statusCode())
                    .isEqualTo(200);
        }
    }
}
