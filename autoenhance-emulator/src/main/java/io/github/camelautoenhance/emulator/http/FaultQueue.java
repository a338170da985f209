/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Faults;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives each request its fault. */
public final class FaultQueue implements Faults {

    private final Map<Route, Queue<Fault>> queues = new ConcurrentHashMap<>();
    private volatile @Nullable Function<RecordedRequest, Fault> otherwise;

    @Override
    public Faults on(Route route, Fault... nextOnes) {
        queue(route).addAll(List.of(nextOnes));
        return this;
    }

    @Override
    public Faults otherwise(Function<RecordedRequest, Fault> choice) {
        otherwise = choice;
        return this;
    }

    @Override
    public void clear() {
        queues.values().forEach(Queue::clear);
        otherwise = null;
    }

    Fault next(Call call) throws ReceivedBody.ClientGoneException {
        Fault queued = queue(call.route()).poll();
        Function<RecordedRequest, Fault> choice = otherwise;
        if (queued != null || choice == null) {
            return queued == null ? Fault.pass() : queued;
        }
        // the service refuses a body that is too long
        boolean unused = call.toStorage() || call.body().readText();
        return choice.apply(call.recorded(Fault.pass(), 0));
    }

    private Queue<Fault> queue(Route route) {
        return queues.computeIfAbsent(route, missing -> new ConcurrentLinkedQueue<>());
    }
}
