/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chaos runs before a release: {@code ./mvnw verify -Psoak -pl reliability -am}. */
class ChaosSoakTest {

    private static final Photos PHOTOS = new Photos(3000, 10);
    /** 16 places, 4 x 16 exchanges being continued, as many threads again between two tasks, and Camel's own. */
    private static final int MOST_THREADS = 2 * (16 + 4 * 16) + 10;

    private static final long HEAP_MARGIN_MIB = 64;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("chaos.seeds", 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @EnabledIfSystemProperty(named = "chaos.seeds", matches = "[1-9]\\d*")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void every_seed_ends_well(long seed) throws Exception {
        try (ChaosRun run = new ChaosRun(seed, folder)) {
            // when
            RunReport report = new RunReport(seed);
            Evidence evidence = run.upload(PHOTOS);
            report.add(evidence, "");

            // then
            run.verify(evidence);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "chaos.minutes", matches = "[1-9]\\d*")
    @Timeout(value = 24, unit = TimeUnit.HOURS)
    void threads_and_heap_stay_flat_in_a_context_that_lives_long() throws Exception {
        // given
        long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("chaos.minutes", 60)).toNanos();
        try (ChaosRun run = new ChaosRun(seed, folder)) {
            RunReport report = new RunReport(seed);
            long heapAtFirst = 0;
            do {
                // when
                Evidence evidence = run.upload(PHOTOS);
                int threads = run.threads().size();
                long heap = Heap.mebibytes();
                report.add(evidence, ", %d threads, %d MiB of heap in use".formatted(threads, heap));

                // then
                run.verify(evidence);
                heapAtFirst = heapAtFirst == 0 ? heap : heapAtFirst;
                assertThat(heap).as("heap in use, seed %d", seed).isLessThan(heapAtFirst + HEAP_MARGIN_MIB);
                assertThat(threads).as("threads, seed %d", seed).isLessThanOrEqualTo(MOST_THREADS);
            } while (System.nanoTime() - end < 0);
        }
    }
}
