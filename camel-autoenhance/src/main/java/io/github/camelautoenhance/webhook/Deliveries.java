/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events have reached the route. An event is claimed before its route runs and noted when that is done, both with
 * the number of the period in which it happened: so the claim of an instance that died, and the memory of an event, end
 * after one to two periods, in a repository that itself forgets nothing. The clocks of instances that share it may
 * differ by less than a period: the period to come counts as well.
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

    /** What becomes of a delivery. Two of the same event are never equal. */
    static final class Claim {

        private final State state;
        private final String key;
        /** What says in the repository that it is with the route. */
        private final String entry;
        /** The route's own work has made the event news again: how the route ends says nothing of that news. */
        private volatile boolean forgotten;

        private Claim(State state, String key, String entry) {
            this.state = state;
            this.key = key;
            this.entry = entry;
        }

        State state() {
            return state;
        }

        String key() {
            return key;
        }
    }

    private final IdempotentRepository repository;
    private final Duration period;
    private final Clock clock;
    /** What this process claims or has handed to the route, and not forgotten since. */
    private final Map<String, Claim> underway = new ConcurrentHashMap<>();

    Deliveries(IdempotentRepository repository, Duration period, Clock clock) {
        this.repository = repository;
        this.period = period;
        this.clock = clock;
    }

    /** Claims an event; a claim that is new ends with {@link #done} or {@link #failed}. */
    Claim claim(String key) {
        long now = number();
        if (isDone(key, now)) {
            return new Claim(State.DONE, key, claimed(key, now));
        }
        Claim claim = new Claim(State.NEW, key, claimed(key, now));
        // The entry in the repository ends after two periods; a route of this process may take longer.
        if (underway.putIfAbsent(key, claim) != null) {
            return new Claim(State.UNDERWAY, key, claim.entry);
        }
        State state = State.UNDERWAY;
        try {
            state = claim(claim, now);
        } finally {
            if (state != State.NEW) {
                underway.remove(key, claim);
            }
        }
        return state == State.NEW ? claim : new Claim(state, key, claim.entry);
    }

    private State claim(Claim claim, long now) {
        if (!add(claim.key, now)) {
            return isDone(claim.key, now) ? State.DONE : State.UNDERWAY;
        }
        State state = State.UNDERWAY;
        try {
            // Only now: of two instances that claim it in two periods, one at least sees the claim of the other.
            state = others(claim.key, now);
        } finally {
            if (state != State.NEW || claim.forgotten) {
                repository.remove(claim.entry);
            }
        }
        return state;
    }

    private boolean add(String key, long now) {
        String entry = claimed(key, now);
        try {
            return repository.add(entry);
        } catch (RuntimeException e) {
            // A database says so when another instance has added it between two statements, and that may be done by
            // now.
            if (repository.contains(entry) || isDone(key, now)) {
                return false;
            }
            throw e;
        }
    }

    /** What others have done so far; their claims first, as they note what is done before they end their claim. */
    private State others(String key, long now) {
        if (repository.contains(claimed(key, now - 1)) || repository.contains(claimed(key, now + 1))) {
            return State.UNDERWAY;
        }
        return isDone(key, now) ? State.DONE : State.NEW;
    }

    /** The route is done with it. What it has itself made news again is not noted. */
    void done(Claim claim) {
        try {
            if (claim.forgotten) {
                return;
            }
            String note = noted(claim.key, number());
            repository.add(note);
            repository.confirm(note);
            repository.remove(claim.forgotten ? note : claim.entry);
        } finally {
            underway.remove(claim.key, claim);
        }
    }

    /** The route could not do it: the next delivery is new. */
    void failed(Claim claim) {
        underway.remove(claim.key, claim);
        if (!claim.forgotten) {
            repository.remove(claim.entry);
        }
    }

    /** The next delivery is new even if it is done, or with the route. */
    void forget(String key) {
        Claim claim = underway.remove(key);
        if (claim != null) {
            claim.forgotten = true;
            repository.remove(claim.entry);
        }
        long now = number();
        repository.remove(noted(key, now));
        repository.remove(noted(key, now - 1));
        repository.remove(noted(key, now + 1));
    }

    private boolean isDone(String key, long now) {
        return repository.contains(noted(key, now))
                || repository.contains(noted(key, now - 1))
                || repository.contains(noted(key, now + 1));
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
