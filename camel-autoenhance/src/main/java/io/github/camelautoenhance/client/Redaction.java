/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.io.IOException;
import java.util.regex.Pattern;

/** Takes out of foreign text what must not be printed: the query of every address, and the values of signatures. */
final class Redaction {

    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)((?:x-amz-[a-z-]+|signature|credential|awsaccesskeyid|x-api-key)[\"']?\\s*[=:]\\s*[\"']?)[^\\s&\"'<>]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private static final int LOOKED_AT = 8192;
    private static final String HIDDEN = "(hidden)";

    private Redaction() {}

    /** The first {@code length} characters of {@code text} on one line, without secrets. */
    static String excerpt(String text, int length) {
        // Of a long hostile text the patterns would try every place; what comes later is not shown anyway.
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        String hidden = SIGNATURE
                .matcher(QUERY.matcher(start).replaceAll("$1?" + HIDDEN))
                .replaceAll("$1" + HIDDEN);
        String line = CONTROL.matcher(hidden).replaceAll(" ").strip();
        return line.length() <= length ? line : line.substring(0, length) + "…";
    }

    /**
     * The exception itself if its messages hold nothing to hide, else a copy of the chain that says the same without
     * it: a cause is printed with the stack trace and travels with a serialised exception.
     */
    static Throwable cause(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (excerpt(String.valueOf(link.getMessage()), LOOKED_AT).contains(HIDDEN)) {
                return copy(cause);
            }
        }
        return cause;
    }

    private static Throwable copy(Throwable original) {
        String message =
                original.getClass().getName() + ": " + excerpt(String.valueOf(original.getMessage()), LOOKED_AT);
        Throwable inner = original.getCause();
        IOException copy = inner == null ? new IOException(message) : new IOException(message, copy(inner));
        copy.setStackTrace(original.getStackTrace());
        return copy;
    }
}
