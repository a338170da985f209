/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events have reached the route. An event is claimed before its route runs and noted when that is done, both with
 * the number of the period in which it happened: so the claim of an instance that died, and the memory of an event, end
 * after one to two periods, in a repository that itself forgets nothing.
 */
final class Deliveries {

    enum State {
        /** To be handed to the route. */
        NEW,
        /** Another delivery of it is with the route. */
        UNDERWAY,
        /** It has been with the route. */
        DONE
    }

    /**
     * What becomes of a delivery.
     *
     * @param entry what says in the repository that it is with the route
     */
    record Claim(State state, String key, String entry) {}

    private final IdempotentRepository repository;
    private final Duration period;
    private final Clock clock;

    Deliveries(IdempotentRepository repository, Duration period, Clock clock) {
        this.repository = repository;
        this.period = period;
        this.clock = clock;
    }

    /** Claims an event; a claim that is new ends with {@link #done} or {@link #failed}. */
    Claim claim(String key) {
        long now = number();
        String entry = claimed(key, now);
        if (isDone(key, now)) {
            return new Claim(State.DONE, key, entry);
        }
        if (repository.contains(claimed(key, now - 1)) || !repository.add(entry)) {
            return new Claim(isDone(key, now) ? State.DONE : State.UNDERWAY, key, entry);
        }
        if (isDone(key, now)) {
            // Another instance was done with it between the two looks.
            repository.remove(entry);
            return new Claim(State.DONE, key, entry);
        }
        return new Claim(State.NEW, key, entry);
    }

    /** The route is done with it. */
    void done(Claim claim) {
        String note = noted(claim.key, number());
        repository.add(note);
        repository.confirm(note);
        repository.remove(claim.entry);
    }

    /** The route could not do it: the next delivery is new. */
    void failed(Claim claim) {
        repository.remove(claim.entry);
    }

    /** The next delivery is new even if it is done. */
    void forget(String key) {
        long now = number();
        repository.remove(noted(key, now));
        repository.remove(noted(key, now - 1));
    }

    private boolean isDone(String key, long now) {
        return repository.contains(noted(key, now)) || repository.contains(noted(key, now - 1));
    }

    private long number() {
        return clock.millis() / Math.max(1, period.toMillis());
    }

    private static String claimed(String key, long number) {
        return key + "/" + number;
    }

    private static String noted(String key, long number) {
        return claimed(key, number) + "/d";
    }
}
