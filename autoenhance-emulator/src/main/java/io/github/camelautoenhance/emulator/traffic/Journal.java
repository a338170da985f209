/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The requests that came to the API and to the storage, in the order in which they were finished. A request is in the
 * journal before its reply is sent, so a client that has the reply finds the request here. Requests for the web page
 * and under {@code /emulator/} are not recorded. The last 100,000 requests are kept. Safe for use by several threads.
 *
 * <pre>{@code
 * assertThat(emulator.journal().requests(Route.CREATE_IMAGE)).hasSize(1);
 * assertThat(emulator.journal().leaks()).isEmpty();
 * assertThat(emulator.journal().peakInFlight()).isLessThanOrEqualTo(8);
 * }</pre>
 */
public final class Journal {

    private static final int CAPACITY = 100_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private int inFlight;
    private int peakInFlight;
    private int generation;
    private final List<TrafficListener> listeners;

    public Journal(List<TrafficListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** All requests. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests of one route. */
    public List<RecordedRequest> requests(Route route) {
        return requests().stream().filter(request -> request.route() == route).toList();
    }

    /** The requests to the storage that carried a key, a cookie or another header that does not belong there. */
    public List<RecordedRequest> leaks() {
        return requests().stream().filter(RecordedRequest::leak).toList();
    }

    /** How many requests are being handled now. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** The most requests that were being handled at the same time since the start or the last {@link #clear}. */
    public synchronized int peakInFlight() {
        return peakInFlight;
    }

    /** Forgets all requests, those that are being handled now included. */
    public synchronized void clear() {
        requests.clear();
        inFlight = 0;
        peakInFlight = 0;
        generation++;
    }

    /** Notes that a request has arrived; the result is to be given to {@link #end}. */
    public synchronized int begin() {
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        return generation;
    }

    /** Notes that a request has been handled and that its reply, if there is one, is about to be sent. */
    public void end(int begun, RecordedRequest request, Optional<RecordedReply> reply) {
        end(begun, request);
        reply.ifPresent(sent -> listeners.forEach(listener -> listener.answered(request, sent)));
    }

    private synchronized void end(int begun, RecordedRequest request) {
        if (begun != generation) {
            return;
        }
        inFlight--;
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }
}
