/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The faults to come, one queue for each route: every request of a route uses up the first one of its queue; with an
 * empty queue requests are answered normally. Safe for use by several threads.
 *
 * <pre>{@code
 * // the third upload loses its connection, the others succeed
 * emulator.faults().on(Route.UPLOAD, Fault.pass(), Fault.pass(), Fault.reset());
 * }</pre>
 */
public final class Faults {

    private final Map<Route, Queue<Fault>> queues = new ConcurrentHashMap<>();

    Faults() {}

    /** Appends faults for the next requests of this route, in this order. */
    public Faults on(Route route, Fault... nextOnes) {
        queue(route).addAll(List.of(nextOnes));
        return this;
    }

    /** Forgets all faults that no request has used up yet. */
    public void clear() {
        queues.values().forEach(Queue::clear);
    }

    Fault next(Route route) {
        Fault next = queue(route).poll();
        return next == null ? Fault.pass() : next;
    }

    private Queue<Fault> queue(Route route) {
        return queues.computeIfAbsent(route, missing -> new ConcurrentLinkedQueue<>());
    }
}
