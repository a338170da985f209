/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.account.Credits;
import java.util.OptionalInt;

/** Counts and spends credits. */
public final class CreditLedger implements Credits {

    private static final int UNLIMITED = -1;

    private final int initial;
    private int left;
    private int spent;

    public CreditLedger(OptionalInt initial) {
        this.initial = initial.orElse(UNLIMITED);
        left = this.initial;
    }

    @Override
    public synchronized int spent() {
        return spent;
    }

    @Override
    public synchronized OptionalInt left() {
        return left == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(left);
    }

    @Override
    public synchronized void set(int number) {
        left = checked(number);
    }

    /** Spends one; false if none is left. */
    synchronized boolean spend() {
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
