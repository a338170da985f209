/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A moment by which something must be done, on the clock that no time server sets; or earlier, when it is cancelled.
 */
public final class Deadline {

    private final long nanoTime;
    private final Cancellation cancellation;

    private Deadline(long nanoTime, Cancellation cancellation) {
        this.nanoTime = nanoTime;
        this.cancellation = cancellation;
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), new Cancellation());
    }

    /** Another moment for what comes next; cancelled together with this one. */
    public Deadline renewed(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), cancellation);
    }

    /** Makes it over now, and with it all that were renewed from it. */
    public void cancel() {
        cancellation.cancel();
    }

    public boolean isCancelled() {
        return cancellation.cancelled;
    }

    /** Has {@code action} run when this is cancelled: now, if it has been. */
    public void onCancel(Runnable action) {
        cancellation.add(action);
    }

    public Duration remaining() {
        return isCancelled() ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return isCancelled() || nanoTime - System.nanoTime() <= 0;
    }

    private static final class Cancellation {

        private final List<Runnable> actions = new ArrayList<>(1);
        private volatile boolean cancelled;

        void cancel() {
            List<Runnable> now;
            synchronized (actions) {
                cancelled = true;
                now = List.copyOf(actions);
                actions.clear();
            }
            now.forEach(Runnable::run);
        }

        void add(Runnable action) {
            synchronized (actions) {
                if (!cancelled) {
                    actions.add(action);
                    return;
                }
            }
            action.run();
        }
    }
}
