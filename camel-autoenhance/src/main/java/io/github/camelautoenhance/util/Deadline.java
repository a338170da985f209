/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A moment by which something must be done, on the clock that no time server sets; or earlier, when it is cancelled.
 */
public final class Deadline {

    private final long nanoTime;
    private final CompletableFuture<@Nullable Void> cancellation;

    private Deadline(long nanoTime, CompletableFuture<@Nullable Void> cancellation) {
        this.nanoTime = nanoTime;
        this.cancellation = cancellation;
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), new CompletableFuture<>());
    }

    /** Another moment for what comes next; cancelled together with this one. */
    public Deadline renewed(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), cancellation);
    }

    /** Makes it over now, and with it all that were renewed from it. */
    public void cancel() {
        boolean unused = cancellation.complete(null);
    }

    public boolean isCancelled() {
        return cancellation.isDone();
    }

    /** Has {@code action} run when this is cancelled: now, if it has been. */
    public void onCancel(Runnable action) {
        var unused = cancellation.thenRun(action);
    }

    public Duration remaining() {
        return isCancelled() ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return isCancelled() || nanoTime - System.nanoTime() <= 0;
    }
}
