/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.util.function.Function;

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
public interface Faults {

    /** Appends faults for the next requests of this route, in this order. */
    Faults on(Route route, Fault... nextOnes);

    /**
     * Chooses the fault of each request for which none is queued, such as a {@link Chaos}. It is asked by several
     * threads at once, and sees the request with its headers; of the body only what was sent to the API.
     *
     * <pre>{@code
     * // an outage of the API
     * emulator.faults().otherwise(request -> request.route() == Route.UPLOAD ? Fault.pass() : Fault.status(503));
     * }</pre>
     */
    Faults otherwise(Function<RecordedRequest, Fault> choice);

    /** Forgets all faults that no request has used up yet, and what {@link #otherwise} was given. */
    void clear();
}
