/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a program under test logs while this is open: the log of the examples goes to standard error.
 *
 * <pre>{@code
 * try (ErrorLog log = new ErrorLog()) {
 *     await().until(() -> log.text().contains("REFUSED"));
 * }
 * }</pre>
 */
public final class ErrorLog implements AutoCloseable {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    public ErrorLog() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    public String text() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(text());
    }
}
