/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as there are uploads at once, for contestants that block. The threads stay from run to run. */
final class Workers implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** One upload. */
    interface Upload {
        void run() throws Exception;
    }

    /** Uploads with all threads, each at least once, and returns how many uploads there were. */
    long repeatUntil(long end, Upload upload) throws ExecutionException, InterruptedException {
        List<Future<Long>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(threads.submit(() -> {
                long done = 0;
                do {
                    upload.run();
                    done++;
                } while (System.nanoTime() < end);
                return done;
            }));
        }
        long sum = 0;
        for (Future<Long> result : results) {
            sum += result.get();
        }
        return sum;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
