/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The service's clock, read from the {@code Date} of its replies. An address may name the moment at which it expires;
 * the clock of this machine may be wrong by hours and cannot tell whether that moment has passed.
 */
public final class ServerClock {

    private final LongSupplier nanoTime;
    private volatile @Nullable Reading last;

    public ServerClock() {
        this(System::nanoTime);
    }

    public ServerClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Reading(Instant server, long nanoTime) {}

    /** Takes the time from a header {@code Date}, if there is one that can be read. */
    public void note(@Nullable String date) {
        Instant server = date == null ? null : HttpDate.parse(date.strip());
        if (server != null) {
            last = new Reading(server, nanoTime.getAsLong());
        }
    }

    /** What it showed at a moment of {@link System#nanoTime()}; null if no reply has told the time. */
    @Nullable
    public Instant at(long moment) {
        Reading reading = last;
        return reading == null ? null : reading.server.plusNanos(moment - reading.nanoTime);
    }
}
