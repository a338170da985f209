/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two threads for everything that the service does by itself, a while after it was asked for. */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int THREADS = 2;

    private final ScheduledThreadPoolExecutor pool;

    public Workers() {
        AtomicInteger count = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "autoenhance-emulator-processing-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void later(Duration delay, Runnable task) {
        var unused = pool.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
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
