/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.util.List;

/**
 * How two things compare, round by round: each round's ratio is of neighbours in time, so what else the machine does
 * weighs on both.
 *
 * @param what which two, and of what
 * @param goal what the component is held to
 */
record Ratio(String what, List<Double> byRound, double goal) {

    Ratio {
        byRound = byRound.stream().sorted().toList();
    }

    double median() {
        int middle = byRound.size() / 2;
        return byRound.size() % 2 == 1 ? byRound.get(middle) : (byRound.get(middle - 1) + byRound.get(middle)) / 2;
    }

    double min() {
        return byRound.get(0);
    }

    double max() {
        return byRound.get(byRound.size() - 1);
    }

    boolean isMet() {
        return median() >= goal;
    }
}
