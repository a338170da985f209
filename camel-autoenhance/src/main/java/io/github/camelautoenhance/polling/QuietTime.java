/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long no poll is made after a rate limit, on the clock that no time server sets. */
final class QuietTime {

    /** However long the service asks for. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private volatile @Nullable Long end;

    QuietTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void begin(Duration asked) {
        Duration time = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        end = nanoTime.getAsLong() + time.toNanos();
    }

    boolean isOver() {
        Long until = end;
        return until == null || until - nanoTime.getAsLong() <= 0;
    }

    void end() {
        end = null;
    }
}
