/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

/**
 * An entry of the option {@code uploadHosts}. A leading {@code *.} stands for any depth, since bucket names may hold
 * dots; a star further inside stands for one label.
 */
public final class HostPattern {

    private HostPattern() {}

    /** Whether {@code host} is one that {@code pattern} stands for; both in lower case. */
    public static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return matches(pattern, 0, host, 0);
        }
        for (int dot = host.indexOf('.', 1); dot > 0; dot = host.indexOf('.', dot + 1)) {
            if (matches(pattern, 1, host, dot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, int from, String host, int start) {
        int at = start;
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '*') {
                return matchesAfterLabel(pattern, i + 1, host, at);
            }
            if (at == host.length() || host.charAt(at) != pattern.charAt(i)) {
                return false;
            }
            at++;
        }
        return at == host.length();
    }

    private static boolean matchesAfterLabel(String pattern, int from, String host, int start) {
        for (int at = start; at < host.length() && host.charAt(at) != '.'; at++) {
            if (matches(pattern, from, host, at + 1)) {
                return true;
            }
        }
        return false;
    }
}
