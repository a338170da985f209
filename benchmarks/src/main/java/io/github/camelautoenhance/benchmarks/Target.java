/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Where the contestants upload to.
 *
 * @param baseUrl the sink's address, without a slash at its end
 * @param atOnce how many uploads each contestant keeps under way
 */
record Target(String baseUrl, Certificate certificate, int atOnce) {

    static final String API_KEY = "benchmark-key";
    static final String API_VERSION = "2025-05-08";
    static final String CONTENT_TYPE = "image/jpeg";

    boolean isTls() {
        return baseUrl.startsWith("https:");
    }

    /** Trusts the sink's certificate. */
    SSLContextParameters sslContextParameters() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate.keyStore());
        store.setType("PKCS12");
        store.setPassword(Certificate.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
