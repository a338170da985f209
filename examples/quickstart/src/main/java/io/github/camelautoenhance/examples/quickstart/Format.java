/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.time.Duration;
import java.util.Locale;

/**
 * Sizes, times and texts as a person reads them.
 *
 * <pre>{@code
 * Format.size(1_480_809);                 // 1.5 MB
 * Format.seconds(Duration.ofMillis(210)); // 0.2 s
 * }</pre>
 */
final class Format {

    private Format() {}

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    /** What an exception says, on one line. */
    static String sentence(Throwable exception) {
        String message = exception.getMessage();
        return printable(message == null || message.isBlank() ? exception.toString() : message);
    }

    /** Line breaks and control characters, which a file name may hold, would spoil the table or steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
    }
}
