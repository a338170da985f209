/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of foreign text what must not be printed: the query of every address, and the values of signatures. */
public final class Redaction {

    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)((?:x-amz-[a-z-]+|signature|credential|awsaccesskeyid|x-api-key)[\"']?\\s*[=:]\\s*[\"']?)[^\\s&\"'<>]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private static final int LOOKED_AT = 8192;
    private static final String HIDDEN = "(hidden)";

    private Redaction() {}

    /** The first {@code length} characters of {@code text} on one line, without secrets. */
    public static String excerpt(String text, int length) {
        // Of a long hostile text the patterns would try every place; what comes later is not shown anyway.
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        // In this order: a query that ends in "x-api-key:" would take that word away from the value behind the blank.
        String hidden = QUERY.matcher(SIGNATURE.matcher(start).replaceAll("$1" + HIDDEN))
                .replaceAll("$1?" + HIDDEN);
        String line = CONTROL.matcher(hidden).replaceAll(" ").strip();
        return line.length() <= length ? line : line.substring(0, length) + "…";
    }

    /**
     * The exception itself if nothing that is printed with it must be hidden, else a copy that says the same without
     * it: a cause is printed with the stack trace and travels with a serialised exception.
     */
    public static Throwable cause(Throwable cause) {
        return isPrintable(cause, newSet()) ? cause : copy(cause, newSet());
    }

    private static boolean isPrintable(Throwable e, Set<Throwable> seen) {
        if (!seen.add(e)) {
            return true;
        }
        String text = String.valueOf(e);
        if (text.length() > LOOKED_AT || excerpt(text, LOOKED_AT).contains(HIDDEN)) {
            return false;
        }
        for (Throwable beside : e.getSuppressed()) {
            if (!isPrintable(beside, seen)) {
                return false;
            }
        }
        return e.getCause() == null || isPrintable(e.getCause(), seen);
    }

    private static Throwable copy(Throwable original, Set<Throwable> seen) {
        seen.add(original);
        String message =
                original.getClass().getName() + ": " + excerpt(String.valueOf(original.getMessage()), LOOKED_AT);
        Throwable inner = original.getCause();
        IOException copy = inner == null || seen.contains(inner)
                ? new IOException(message)
                : new IOException(message, copy(inner, seen));
        for (Throwable beside : original.getSuppressed()) {
            if (!seen.contains(beside)) {
                copy.addSuppressed(copy(beside, seen));
            }
        }
        copy.setStackTrace(original.getStackTrace());
        return copy;
    }

    private static Set<Throwable> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
