/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

/**
 * Why a shoot cannot go on.
 *
 * <pre>{@code
 * throw new ShootException("No photo in this folder", false);
 * }</pre>
 */
public final class ShootException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * A reason to read.
     *
     * @param passing whether the same shoot may succeed later without anybody's help
     */
    public ShootException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether the same shoot may succeed later without anybody's help. */
    public boolean isPassing() {
        return passing;
    }
}
