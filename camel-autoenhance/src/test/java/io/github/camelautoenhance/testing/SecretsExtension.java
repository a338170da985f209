/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test in whose log, with our packages at TRACE, a secret can be read. Registered for the whole suite. */
public final class SecretsExtension implements BeforeEachCallback, AfterEachCallback {

    private static final Log LOG = new Log();

    @Override
    public void beforeEach(ExtensionContext context) {
        forgetLog();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertNoSecretInLog();
    }

    public static void forgetLog() {
        LOG.forget();
    }

    public static void assertNoSecretInLog() {
        assertThat(Secrets.in(LOG.text())).as("secrets in the log").isEmpty();
    }

    /** The log goes to System.err; what is printed there is kept, and printed. */
    private static final class Log extends OutputStream {

        private final PrintStream err = System.err;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Log() {
            System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
        }

        @Override
        public synchronized void write(int b) {
            err.write(b);
            kept.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int count) {
            err.write(bytes, offset, count);
            kept.write(bytes, offset, count);
        }

        synchronized void forget() {
            kept.reset();
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
