/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.util.OptionalInt;

/**
 * The customer's credits. One is spent when the enhanced picture of an image is downloaded at full quality
 * ({@code preview=false}) for the first time, without {@code x-dev-mode}; when none is left, such a download is
 * answered with 402. Without a number from {@link AutoenhanceEmulator.Builder#credits} they never run out. Safe for use
 * by several threads.
 *
 * <pre>{@code
 * emulator.credits().set(1);
 * downloadTwice(imageId);
 * assertThat(emulator.credits().spent()).isEqualTo(1);
 * }</pre>
 */
public final class Credits {

    private static final int UNLIMITED = -1;

    private final int initial;
    private int left;
    private int spent;

    public Credits(OptionalInt initial) {
        this.initial = initial.orElse(UNLIMITED);
        left = this.initial;
    }

    /** How many were spent since the start or the last reset. */
    public synchronized int spent() {
        return spent;
    }

    /** How many are left; empty if they never run out. */
    public synchronized OptionalInt left() {
        return left == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(left);
    }

    /**
     * Lets the customer have exactly so many from now on, until the next reset.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public synchronized void set(int number) {
        left = checked(number);
    }

    /** Spends one; false if none is left. */
    public synchronized boolean spend() {
        if (left == 0) {
            return false;
        }
        left = left == UNLIMITED ? UNLIMITED : left - 1;
        spent++;
        return true;
    }

    public synchronized void reset() {
        left = initial;
        spent = 0;
    }

    public static int checked(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Credits cannot be negative: " + number);
        }
        return number;
    }
}
