/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param cases of {@code tls}, {@code small}, {@code window}, {@code heap}
 * @param measure of each contestant in each round
 * @param warmUp of each contestant before the first round
 */
record Settings(Set<String> cases, int rounds, Duration measure, Duration warmUp) {

    private static final String ALL = "tls,small,window,heap";

    /** From the system properties {@code case}, {@code rounds}, {@code seconds} and {@code warmup} (seconds). */
    static Settings fromSystemProperties() {
        Set<String> cases =
                Set.of(System.getProperty("case", ALL).toLowerCase(Locale.ROOT).split(",", -1));
        if (!Set.of(ALL.split(",", -1)).containsAll(cases)) {
            throw new IllegalArgumentException("case must be of " + ALL + " and is " + cases);
        }
        return new Settings(cases, Integer.getInteger("rounds", 7), seconds("seconds", "1"), seconds("warmup", "10"));
    }

    private static Duration seconds(String property, String preset) {
        return Duration.ofMillis((long) (1000 * Double.parseDouble(System.getProperty(property, preset))));
    }
}
