/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.util.regex.Pattern;

/** Takes out of foreign text what must not be printed: the query of every address, and the values of signatures. */
final class Redaction {

    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)((?:x-amz-[a-z-]+|signature|credential|awsaccesskeyid|x-api-key)[\"']?\\s*[=:]\\s*[\"']?)[^\\s&\"'<>]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private static final int LOOKED_AT = 8192;

    private Redaction() {}

    /** The first {@code length} characters of {@code text} on one line, without secrets. */
    static String excerpt(String text, int length) {
        // Of a long hostile text the patterns would try every place; what comes later is not shown anyway.
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        String hidden = SIGNATURE
                .matcher(QUERY.matcher(start).replaceAll("$1?(hidden)"))
                .replaceAll("$1(hidden)");
        String line = CONTROL.matcher(hidden).replaceAll(" ").strip();
        return line.length() <= length ? line : line.substring(0, length) + "…";
    }
}
