/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** Measures one run of a contestant: time, processor time of this process, bytes allocated by its Java threads. */
final class Meter {

    private static final double NANOS = 1e9;

    private final SinkProcess sink;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    Meter(SinkProcess sink) {
        this.sink = sink;
    }

    /** A run that returns how many photos it has uploaded. */
    interface Run {
        long run() throws Exception;
    }

    /**
     * What a run took.
     *
     * @param cpuSeconds of this process, its collector and compiler included
     */
    record Sample(long photos, double seconds, double cpuSeconds, long allocatedBytes) {

        double photosPerSecond() {
            return photos / seconds;
        }

        double cpuMillisPerPhoto() {
            return cpuSeconds * 1000 / photos;
        }

        long allocatedPerPhoto() {
            return allocatedBytes / photos;
        }
    }

    /**
     * Measures.
     *
     * @throws IllegalStateException if the sink has not received exactly what was said to be sent: the run is void
     */
    Sample measure(Photo photo, Run run) throws Exception {
        Tally.Snapshot before = sink.tally();
        Map<Long, Long> allocatedBefore = allocated();
        long cpuBefore = system.getProcessCpuTime();
        long start = System.nanoTime();
        long photos = run.run();
        long nanos = System.nanoTime() - start;
        long cpu = system.getProcessCpuTime() - cpuBefore;
        long allocated = 0;
        for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
            allocated += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
        }
        verify(photo, photos, before, sink.tally());
        return new Sample(photos, nanos / NANOS, cpu / NANOS, allocated);
    }

    private static void verify(Photo photo, long photos, Tally.Snapshot before, Tally.Snapshot after) {
        long received = after.photos() - before.photos();
        if (!after.fault().isEmpty()) {
            throw new IllegalStateException("The run is void: the sink saw " + after.fault());
        }
        if (photos == 0 || received != photos || after.bytes() - before.bytes() != photos * photo.bytes()) {
            throw new IllegalStateException("The run is void: %d photos sent, %d received".formatted(photos, received));
        }
    }

    /** By thread. A thread that ends within a run is missed; the contestants keep theirs. */
    private Map<Long, Long> allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            byThread.put(ids[i], Math.max(0, bytes[i]));
        }
        return byThread;
    }
}
