/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

/**
 * A system property that is given or not.
 *
 * <pre>{@code
 * boolean once = Flag.isSet("once"); // -Donce
 * }</pre>
 */
public final class Flag {

    private Flag() {}

    /** {@code -Donce} is {@code true} to Maven and empty to {@code java}; only {@code -Donce=false} means no. */
    public static boolean isSet(String name) {
        return !System.getProperty(name, "false").equals("false");
    }
}
