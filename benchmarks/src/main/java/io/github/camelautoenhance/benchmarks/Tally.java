/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.util.concurrent.atomic.LongAdder;

/** What the sink has received, and the first thing that was wrong with it. */
final class Tally {

    private final LongAdder photos = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private String fault = "";

    void photo(long size) {
        photos.increment();
        bytes.add(size);
    }

    synchronized void fault(String what) {
        if (fault.isEmpty()) {
            fault = what;
        }
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(photos.sum(), bytes.sum(), fault);
    }

    /**
     * A tally at one moment.
     *
     * @param fault what voids the run; empty if nothing does
     */
    record Snapshot(long photos, long bytes, String fault) {

        String toLine() {
            return photos + " " + bytes + " " + fault;
        }

        static Snapshot ofLine(String line) {
            String[] parts = line.split(" ", 3);
            return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
    }
}
