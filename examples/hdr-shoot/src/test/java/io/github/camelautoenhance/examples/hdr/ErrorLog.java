/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person at the terminal reads while it is open: the log goes to standard error. */
final class ErrorLog implements AutoCloseable {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    ErrorLog() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    String text() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(text());
    }
}
