/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Events that are acknowledged before their route runs. An executor that is shut down drops what waits in its queue;
 * this class keeps those events so that each of them can be reported.
 */
final class AcknowledgedEvents {

    private final Executor threads;
    private final Set<Event> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();

    AcknowledgedEvents(Executor threads) {
        this.threads = threads;
    }

    /**
     * Runs the route of an event when a thread is free.
     *
     * @param dropped runs in place of the route if {@link #drop} comes first
     * @throws RejectedExecutionException if too many events wait, or the threads are shut down; neither runs then
     */
    void add(Runnable route, Runnable dropped) {
        Event event = new Event(route, dropped);
        waiting.add(event);
        try {
            threads.execute(() -> run(event));
        } catch (RuntimeException | Error e) {
            if (waiting.remove(event)) {
                throw e;
            }
        }
    }

    private void run(Event event) {
        running.incrementAndGet();
        try {
            if (waiting.remove(event)) {
                event.route.run();
            }
        } finally {
            running.decrementAndGet();
        }
    }

    /** How many events wait or are with the route. */
    int size() {
        return waiting.size() + running.get();
    }

    /** Gives up every event whose route has not begun. */
    void drop() {
        for (Event event : Set.copyOf(waiting)) {
            if (waiting.remove(event)) {
                event.dropped.run();
            }
        }
    }

    /** No record: two events are never equal. */
    private static final class Event {

        private final Runnable route;
        private final Runnable dropped;

        private Event(Runnable route, Runnable dropped) {
            this.route = route;
            this.dropped = dropped;
        }
    }
}
