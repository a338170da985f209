/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Journal;
import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.TrafficListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Records requests and replies. */
public final class JournalLog implements Journal {

    private static final int CAPACITY = 100_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private int inFlight;
    private int peakInFlight;
    private int generation;
    private final List<TrafficListener> listeners;

    public JournalLog(List<TrafficListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized int inFlight() {
        return inFlight;
    }

    @Override
    public synchronized int peakInFlight() {
        return peakInFlight;
    }

    @Override
    public synchronized void clear() {
        requests.clear();
        inFlight = 0;
        peakInFlight = 0;
        generation++;
    }

    /** Notes that a request has arrived; the result is to be given to {@link #end}. */
    synchronized int begin() {
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        return generation;
    }

    /** Notes that a request has been handled and that its reply, if there is one, is about to be sent. */
    void end(int begun, RecordedRequest request, Optional<RecordedReply> reply) {
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
