/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

import java.util.OptionalInt;

/**
 * The customer's credits. One is spent when the enhanced picture of an image is downloaded at full quality
 * ({@code preview=false}) for the first time, without {@code x-dev-mode}; when none is left, such a download is
 * answered with 402. Without a number from
 * {@link io.github.camelautoenhance.emulator.AutoenhanceEmulator.Builder#credits} they never run out. Safe for use by
 * several threads.
 *
 * <pre>{@code
 * emulator.credits().set(1);
 * downloadTwice(imageId);
 * assertThat(emulator.credits().spent()).isEqualTo(1);
 * }</pre>
 */
public interface Credits {

    /** How many were spent since the start or the last reset. */
    int spent();

    /** How many are left; empty if they never run out. */
    OptionalInt left();

    /**
     * Lets the customer have exactly so many from now on, until the next reset.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    void set(int number);
}
