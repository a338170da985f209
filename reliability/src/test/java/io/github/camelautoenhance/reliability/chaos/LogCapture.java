/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps what is logged (slf4j-simple writes to System.err) while it is open, and passes it on. */
final class LogCapture extends OutputStream {

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    LogCapture() {
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

    /** The lines so far, which are forgotten. */
    synchronized List<String> takeLines() {
        List<String> lines = kept.toString(StandardCharsets.UTF_8).lines().toList();
        kept.reset();
        return lines;
    }

    @Override
    public void close() {
        System.setErr(err);
    }
}
