/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.download;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file name that a reply gives: {@code attachment; filename="kitchen.jpg"; filename*=UTF-8''k%C3%BCche.jpg}.
 */
final class ContentDisposition {

    private static final Pattern EXTENDED = Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*utf-8'[^']*'([^;]+)");
    private static final Pattern QUOTED = Pattern.compile("(?i);\\s*filename\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern PLAIN = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^;\"\\s]+)");

    private ContentDisposition() {}

    static @Nullable String fileName(String header) {
        Matcher extended = EXTENDED.matcher(header);
        if (extended.find()) {
            try {
                // A plus is a plus here.
                return URLDecoder.decode(extended.group(1).strip().replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        Matcher quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return quoted.group(1);
        }
        Matcher plain = PLAIN.matcher(header);
        return plain.find() ? plain.group(1) : null;
    }
}
