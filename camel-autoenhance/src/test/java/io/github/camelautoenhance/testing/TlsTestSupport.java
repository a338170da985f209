/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import org.apache.camel.CamelContext;

/** An emulator that speaks TLS, with a certificate that only the bean {@code ownAuthority} trusts. */
@TestEmulator.Settings(tls = true)
public abstract class TlsTestSupport extends EmulatorTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        camelContext
                .getRegistry()
                .bind("ownAuthority", TestCertificate.localhost().trust());
        return camelContext;
    }
}
