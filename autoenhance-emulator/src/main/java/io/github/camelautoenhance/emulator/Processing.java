/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns uploaded photos into processed ones, a while after their upload, on two threads of its own. */
final class Processing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
    private static final int THREADS = 2;

    private final ImageStore store;
    private final Duration processingTime;
    private final ScheduledThreadPoolExecutor pool;

    Processing(ImageStore store, Duration processingTime) {
        this.store = store;
        this.processingTime = processingTime;
        AtomicInteger count = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "autoenhance-emulator-processing-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void schedule(ImageRecord uploaded) {
        var unused = pool.schedule(() -> process(uploaded), processingTime.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A picture that cannot be enhanced here is processed all the same: the real service may well know its kind. */
    private void process(ImageRecord uploaded) {
        Path original = uploaded.image().file();
        if (original == null || !store.isCurrent(uploaded)) {
            return;
        }
        try {
            enhance(uploaded, original);
        } catch (IOException | RuntimeException e) {
            if (store.isCurrent(uploaded)) {
                LOG.warn("No previews of image {}", uploaded.id(), e);
            }
        } finally {
            store.processed(uploaded);
        }
    }

    private void enhance(ImageRecord uploaded, Path original) throws IOException {
        Path before = store.newPart();
        Path after = store.newPart();
        try {
            if (Enhancement.enhance(original, before, after)) {
                store.processed(uploaded, before, after);
            }
        } finally {
            Files.deleteIfExists(before);
            Files.deleteIfExists(after);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A picture is still being enhanced");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
