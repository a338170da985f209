/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.contract;

import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.TrafficListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what all emulators received and replied until {@link ContractExtension} has judged it. */
public final class ObservedTraffic implements TrafficListener {

    private static final Queue<Observation> OBSERVATIONS = new ConcurrentLinkedQueue<>();

    private record Observation(RecordedRequest request, RecordedReply reply) {}

    @Override
    public void answered(RecordedRequest request, RecordedReply reply) {
        OBSERVATIONS.add(new Observation(request, reply));
    }

    /** What has been wrong since the last call. */
    static List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Observation next = OBSERVATIONS.poll(); next != null; next = OBSERVATIONS.poll()) {
            violations.addAll(Contract.violations(next.request(), next.reply()));
        }
        return violations;
    }
}
