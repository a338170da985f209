/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.time.Duration;

/** Checks of option values; the exceptions name the option. */
public final class OptionValues {

    private static final Duration FOREVER = Duration.ofDays(365);

    private OptionValues() {}

    public static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1: " + value);
        }
        return value;
    }

    public static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " must not be negative: " + value);
        }
        return value;
    }

    public static Duration positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be longer than zero: " + value);
        }
        return bounded(value);
    }

    public static Duration notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must not be negative: " + value);
        }
        return bounded(value);
    }

    /** What is meant as "never" must not overflow when it is added to a clock. */
    private static Duration bounded(Duration value) {
        return value.compareTo(FOREVER) > 0 ? FOREVER : value;
    }
}
