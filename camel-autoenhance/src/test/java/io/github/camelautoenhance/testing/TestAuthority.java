/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;

/** Signs certificates of a test server, right ones and wrong ones. */
public record TestAuthority(Path folder) {

    private static final char[] PASSWORD = TestCertificate.PASSWORD.toCharArray();

    public static TestAuthority make(Path folder) throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestCertificate.generate(authority.own(), "authority", "-ext", "bc:c");
        TestCertificate.generate(authority.server(), "server");
        TestCertificate.keytool(
                authority.server(),
                "-certreq",
                "-alias",
                "server",
                "-file",
                authority.request().toString());
        return authority;
    }

    /**
     * Issues a certificate for localhost.
     *
     * @param options of {@code keytool -gencert}: host name, validity
     */
    public TestCertificate issue(String... options) throws Exception {
        Path signed = Files.createTempFile(folder, "signed", ".cer");
        TestCertificate.keytool(
                own(),
                Stream.concat(
                                Stream.of(
                                        "-gencert",
                                        "-alias",
                                        "authority",
                                        "-infile",
                                        request().toString(),
                                        "-outfile",
                                        signed.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
        KeyStore store = KeyStore.getInstance(server().toFile(), PASSWORD);
        Certificate root = KeyStore.getInstance(own().toFile(), PASSWORD).getCertificate("authority");
        try (InputStream in = Files.newInputStream(signed)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setKeyEntry(
                    "server", store.getKey("server", PASSWORD), PASSWORD, new Certificate[] {certificate, root});
        }
        Path keyStore = Files.createTempFile(folder, "issued", ".p12");
        try (OutputStream out = Files.newOutputStream(keyStore)) {
            store.store(out, PASSWORD);
        }
        return new TestCertificate(keyStore, own());
    }

    private Path own() {
        return folder.resolve("authority.p12");
    }

    private Path server() {
        return folder.resolve("server.p12");
    }

    private Path request() {
        return folder.resolve("server.csr");
    }
}
