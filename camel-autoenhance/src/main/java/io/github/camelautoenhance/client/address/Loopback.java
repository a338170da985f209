/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import java.util.regex.Pattern;

/** Tells names of this very machine by their spelling, so that no resolver can answer for it. */
final class Loopback {

    private static final Pattern NAMES =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[(0:){7}1]");

    private Loopback() {}

    static boolean isLoopback(String lowerCaseHost) {
        return NAMES.matcher(lowerCaseHost).matches();
    }
}
