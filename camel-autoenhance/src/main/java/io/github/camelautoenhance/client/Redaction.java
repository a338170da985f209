/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.util.regex.Pattern;

/** Takes out of foreign text what must not be printed: the query of every address, and the values of signatures. */
final class Redaction {

    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)((?:x-amz-[a-z-]+|signature|awsaccesskeyid|x-api-key)[\"']?\\s*[=:]\\s*)[^\\s&\"'<>]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private Redaction() {}

    /** The first {@code length} characters of {@code text} on one line, without secrets. */
    static String excerpt(String text, int length) {
        String hidden =
                SIGNATURE.matcher(QUERY.matcher(text).replaceAll("$1?(hidden)")).replaceAll("$1(hidden)");
        String line = CONTROL.matcher(hidden).replaceAll(" ").strip();
        return line.length() <= length ? line : line.substring(0, length) + "…";
    }
}
