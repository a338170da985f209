/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static io.github.camelautoenhance.emulator.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("localhost.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void with_a_certificate_both_ports_speak_https() throws Exception {
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
    void a_connection_under_TLS_can_be_reset() throws Exception {
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
