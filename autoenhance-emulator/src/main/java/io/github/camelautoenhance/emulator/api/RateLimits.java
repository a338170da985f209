/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The documented limits of the service; all clients count as one address. */
public final class RateLimits {

    private static final int REQUESTS = 300;
    private static final Duration REQUESTS_PER = Duration.ofSeconds(1);
    private static final int EQUAL_NAMES = 30;
    private static final Duration EQUAL_NAMES_PER = Duration.ofHours(1);

    private final Clock clock;
    private final boolean on;
    private final Deque<Instant> requests = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> names = new HashMap<>();

    public RateLimits(Clock clock, boolean on) {
        this.clock = clock;
        this.on = on;
    }

    /** Counts a request to the API; false if there were too many. Those that were refused do not count. */
    synchronized boolean admitsRequest() {
        return !on || admits(requests, REQUESTS, REQUESTS_PER);
    }

    /**
     * Counts an image or a bracket of this name.
     *
     * @throws Refusal with status 429 if there were too many
     */
    synchronized void name(String name) {
        if (on && !admits(names.computeIfAbsent(name, first -> new ArrayDeque<>()), EQUAL_NAMES, EQUAL_NAMES_PER)) {
            throw new Refusal(Answer.apiError(429));
        }
    }

    public synchronized void clear() {
        requests.clear();
        names.clear();
    }

    private boolean admits(Deque<Instant> earlier, int most, Duration per) {
        Instant now = clock.instant();
        while (!earlier.isEmpty() && !earlier.peekFirst().plus(per).isAfter(now)) {
            earlier.removeFirst();
        }
        if (earlier.size() >= most) {
            return false;
        }
        earlier.addLast(now);
        return true;
    }
}
