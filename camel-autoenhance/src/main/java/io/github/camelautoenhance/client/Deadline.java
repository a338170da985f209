/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;

/**
 * A moment by which something must be done, on the clock that no time server sets; or earlier, when it is cancelled.
 */
public final class Deadline {

    private final long nanoTime;
    private volatile boolean cancelled;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Makes it over now. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public Duration remaining() {
        return cancelled ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return cancelled || nanoTime - System.nanoTime() <= 0;
    }
}
