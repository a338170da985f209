/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that requests are refused, at most once a minute: whoever makes them must not fill the disk. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final String path;
    private final LongSupplier nanoTime;
    private long refused;
    private long nextAt;
    private boolean said;

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    RefusalLog(String path, LongSupplier nanoTime) {
        this.path = path;
        this.nanoTime = nanoTime;
    }

    synchronized void refused(int status, String reason) {
        refused++;
        long now = nanoTime.getAsLong();
        if (said && now - nextAt < 0) {
            return;
        }
        LOG.warn(
                "Answered {} to {} request(s) at {}{}: {}",
                status,
                refused,
                path,
                said ? " since this was last said" : "",
                reason);
        said = true;
        refused = 0;
        nextAt = now + PAUSE;
    }
}
