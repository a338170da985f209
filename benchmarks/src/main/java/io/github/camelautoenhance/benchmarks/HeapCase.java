/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether what a photo costs in heap depends on its size: what is allocated for it, and what is live meanwhile. */
final class HeapCase {

    /** A twentieth more or less is noise. */
    private static final double FLAT = 0.95;

    private static final int COLLECTIONS = 8;

    private final Settings settings;
    private final Meter meter;
    private final Report report;
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    HeapCase(Settings settings, Meter meter, Report report) {
        this.settings = settings;
        this.meter = meter;
        this.report = report;
    }

    /** Runs, and returns the component's cost with the small photo in terms of that with the large one. */
    List<Ratio> run(Target target, Photo small, Photo large) throws Exception {
        List<Ratio> ratios = List.of();
        for (ContestantFactory factory : List.<ContestantFactory>of(
                HttpClientContestant::new, CamelHttpContestant::new, ComponentContestant::new)) {
            try (Contestant contestant = factory.create(target)) {
                Cost cheap = cost(contestant, small);
                Cost dear = cost(contestant, large);
                ratios = List.of(
                        new Ratio("allocated, small / large", List.of((double) cheap.allocated / dear.allocated), FLAT),
                        new Ratio("peak live, small / large", List.of((double) cheap.live / dear.live), FLAT));
            }
        }
        ratios.forEach(ratio -> report.ratio("heap", ratio));
        return ratios;
    }

    private interface ContestantFactory {
        Contestant create(Target target) throws Exception;
    }

    private record Cost(long allocated, long live) {}

    private Cost cost(Contestant contestant, Photo photo) throws Exception {
        Meter.Sample warm = measure(contestant, photo);
        Meter.Sample sample = measure(contestant, photo);
        long live = peakLive(contestant, photo);
        report.heap(contestant.name(), photo, Math.min(warm.allocatedPerPhoto(), sample.allocatedPerPhoto()), live);
        return new Cost(sample.allocatedPerPhoto(), live);
    }

    private Meter.Sample measure(Contestant contestant, Photo photo) throws Exception {
        return meter.measure(
                photo,
                () -> contestant.uploadUntil(
                        System.nanoTime() + settings.measure().toNanos(), photo));
    }

    /** The most that any of some full collections during uploads leaves. */
    private long peakLive(Contestant contestant, Photo photo) throws Exception {
        AtomicBoolean collected = new AtomicBoolean();
        ExecutorService uploader = Executors.newSingleThreadExecutor();
        try {
            Future<Meter.Sample> uploads = uploader.submit(() -> meter.measure(photo, () -> {
                long sum = 0;
                do {
                    sum += contestant.uploadUntil(
                            System.nanoTime() + settings.measure().toNanos(), photo);
                } while (!collected.get());
                return sum;
            }));
            List<Long> used = new ArrayList<>();
            for (int i = 0; i < COLLECTIONS; i++) {
                memory.gc();
                used.add(memory.getHeapMemoryUsage().getUsed());
            }
            collected.set(true);
            Meter.Sample unused = uploads.get();
            return used.stream().mapToLong(Long::longValue).max().orElseThrow();
        } finally {
            uploader.shutdownNow();
        }
    }
}
