/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.examples.quickstart.Destination.Proof;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * <pre>{@code
 * System.exit(report.complete() ? 0 : 1);
 * }</pre>
 *
 * @param orderId the order that the photos were put into
 * @param rows what became of each photo, by name
 */
record Report(String orderId, List<Row> rows) {

    /**
     * One photo.
     *
     * @param photo what became of it in the route
     * @param state its record at the end
     * @param proof how well it is known that it is there
     */
    record Row(Photo photo, Records.State state, Proof proof) {

        boolean there() {
            return proof != Proof.NONE;
        }

        /** What went wrong, as a sentence. */
        Optional<String> problem() {
            return Optional.ofNullable(photo.failure() != null ? photo.failure() : state.problem());
        }
    }

    /** Whether every photo is there. */
    boolean complete() {
        return there() == rows.size();
    }

    /** How many photos are there. */
    long there() {
        return rows.stream().filter(Row::there).count();
    }
}
