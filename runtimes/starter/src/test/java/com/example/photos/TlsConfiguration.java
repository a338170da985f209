/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package com.example.photos;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class TlsConfiguration {

    /** The authority of a proxy that looks into TLS. */
    @Bean
    SSLContextParameters tls() {
        KeyStoreParameters authority = new KeyStoreParameters();
        authority.setResource("classpath:proxy.p12");
        authority.setPassword("changeit");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(authority);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
