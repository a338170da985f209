/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for a test server, made by the JDK's own keytool.
 *
 * @param keyStore the server's key and certificate
 * @param trustStore what a client must trust
 */
public record TestCertificate(Path keyStore, Path trustStore) {

    public static final String PASSWORD = "changeit";

    private static @Nullable TestCertificate localhost;

    /** Self-signed, for localhost; one for all tests of this JVM. */
    public static synchronized TestCertificate localhost() throws Exception {
        if (localhost == null) {
            Path folder = Files.createTempDirectory("certificate");
            Path file = folder.resolve("localhost.p12");
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            generate(file, "localhost", "-ext", "san=dns:localhost");
            localhost = new TestCertificate(file, file);
        }
        return localhost;
    }

    public static void generate(Path store, String name, String... options) throws Exception {
        keytool(
                store,
                Stream.concat(
                                Stream.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    public static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    /** For the server. */
    public SSLContext sslContext() throws Exception {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** For the client. */
    public SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + trustStore);
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
