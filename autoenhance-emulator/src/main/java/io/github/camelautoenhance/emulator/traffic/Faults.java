/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import io.github.camelautoenhance.emulator.api.ApiService;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.ReceivedBody;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The faults to come, one queue for each route: every request of a route uses up the first one of its queue; with an
 * empty queue the fault is what {@link #otherwise} chooses, and without that requests are answered normally. Safe for
 * use by several threads.
 *
 * <pre>{@code
 * // the third upload loses its connection, the others succeed
 * emulator.faults().on(Route.UPLOAD, Fault.pass(), Fault.pass(), Fault.reset());
 * }</pre>
 */
public final class Faults {

    private final Map<Route, Queue<Fault>> queues = new ConcurrentHashMap<>();
    private volatile @Nullable Function<RecordedRequest, Fault> otherwise;

    public Faults() {}

    /** Appends faults for the next requests of this route, in this order. */
    public Faults on(Route route, Fault... nextOnes) {
        queue(route).addAll(List.of(nextOnes));
        return this;
    }

    /**
     * Chooses the fault of each request for which none is queued, such as a {@link Chaos}. It is asked by several
     * threads at once, and sees the request with its headers; of the body only what was sent to the API.
     *
     * <pre>{@code
     * // an outage of the API
     * emulator.faults().otherwise(request -> request.route() == Route.UPLOAD ? Fault.pass() : Fault.status(503));
     * }</pre>
     */
    public Faults otherwise(Function<RecordedRequest, Fault> choice) {
        otherwise = choice;
        return this;
    }

    /** Forgets all faults that no request has used up yet, and what {@link #otherwise} was given. */
    public void clear() {
        queues.values().forEach(Queue::clear);
        otherwise = null;
    }

    public Fault next(Call call) throws ReceivedBody.ClientGoneException {
        Fault queued = queue(call.route()).poll();
        Function<RecordedRequest, Fault> choice = otherwise;
        if (queued != null || choice == null) {
            return queued == null ? Fault.pass() : queued;
        }
        // a body that is too long is refused by the service
        boolean unused = call.toStorage() || call.body().readText(ApiService.MAX_TEXT);
        return choice.apply(call.recorded(Fault.pass(), 0));
    }

    private Queue<Fault> queue(Route route) {
        return queues.computeIfAbsent(route, missing -> new ConcurrentLinkedQueue<>());
    }
}
