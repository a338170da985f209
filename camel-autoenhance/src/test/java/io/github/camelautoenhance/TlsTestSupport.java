/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that speaks TLS, with a certificate that only the bean {@code ownAuthority} trusts. */
abstract class TlsTestSupport extends CamelTestSupport {

    private static TestCertificate certificate;
    private static AutoenhanceEmulator emulator;

    @BeforeAll
    static void startEmulator(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.make(folder);
        emulator = AutoenhanceEmulator.builder().tls(certificate.sslContext()).start();
    }

    @AfterAll
    static void stopEmulator() {
        emulator.close();
    }

    @BeforeEach
    void forget() {
        emulator.reset();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        AutoenhanceConfiguration configuration = camelContext
                .getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(emulator.baseUrl());
        configuration.setApiKey(emulator.apiKey());
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate.keyStore());
        store.setPassword(TestCertificate.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        camelContext.getRegistry().bind("ownAuthority", parameters);
        return camelContext;
    }

    static AutoenhanceEmulator emulator() {
        return emulator;
    }
}
