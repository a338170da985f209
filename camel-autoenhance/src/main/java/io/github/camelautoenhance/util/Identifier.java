/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.util.regex.Pattern;

/** The rule for ids: each becomes one segment of a path, so nothing in it may end or climb that segment. */
public final class Identifier {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private Identifier() {}

    public static boolean isSafe(String id) {
        return SEGMENT.matcher(id).matches() && !id.equals(".") && !id.equals("..");
    }
}
