/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of each file of one shoot in one attempt. Photos are uploaded and downloaded side by side, so all methods
 * may be called by several threads.
 *
 * <pre>{@code
 * results.put("IMG_0001.jpg", "uploaded");
 * results.failed("IMG_0002.jpg", failure);
 * results.check("the brackets"); // throws: one of them has failed
 * }</pre>
 */
public final class Results {

    /**
     * An enhanced picture that has arrived.
     *
     * @param before the first of its brackets, null if the service does not say which that is
     * @param after the enhanced picture
     */
    record Pair(@Nullable Path before, Path after) {}

    private final Map<String, String> lines = new TreeMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private boolean passing = true;

    /** Notes what became of a file. */
    synchronized void put(String file, String what) {
        lines.put(file, what);
    }

    /** Notes that a file has failed. */
    synchronized void failed(String file, Throwable failure) {
        lines.put(file, "FAILED: " + failure.getMessage());
        failed.add(file);
        passing &= PassingFailures.include(failure);
    }

    /** Notes an enhanced picture. */
    synchronized void enhanced(Pair pair) {
        pairs.add(pair);
    }

    /** The enhanced pictures by their names. */
    synchronized List<Pair> pairs() {
        return pairs.stream()
                .sorted(Comparator.comparing(pair -> pair.after().toString()))
                .toList();
    }

    /**
     * Nothing, if no file has failed.
     *
     * @throws ShootException naming those that have; it passes if every one of the failures does
     */
    synchronized void check(String what) throws ShootException {
        if (!failed.isEmpty()) {
            throw new ShootException(what + " are not complete: " + String.join(", ", failed), passing);
        }
    }

    /** A line for each file. */
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (file, what) -> text.append(file).append("  ").append(what).append('\n'));
        return text.toString();
    }
}
