/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that speaks TLS, with a certificate that only the bean {@code ownAuthority} trusts. */
public abstract class TlsTestSupport extends CamelTestSupport {

    private static TestCertificate certificate;
    private static AutoenhanceEmulator emulator;

    @BeforeAll
    public static void startEmulator(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.make(folder);
        emulator = AutoenhanceEmulator.builder().tls(certificate.sslContext()).start();
    }

    @AfterAll
    public static void stopEmulator() {
        emulator.close();
    }

    @BeforeEach
    public void forget() {
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
        camelContext.getRegistry().bind("ownAuthority", certificate.trust());
        return camelContext;
    }

    public static AutoenhanceEmulator emulator() {
        return emulator;
    }
}
