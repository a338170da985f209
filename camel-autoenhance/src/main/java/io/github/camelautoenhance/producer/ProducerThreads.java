/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The two pools that all transports of a component share. Transfer threads block on the network and never run route
 * code; routes are continued on the completion pool. On one pool, two of our steps in a row deadlock as soon as all its
 * threads wait for a place that only the route's next step would give back.
 */
public final class ProducerThreads implements Threads, AutoCloseable {

    private static final ThreadLocal<Boolean> COMPLETING = ThreadLocal.withInitial(() -> false);

    private final ExecutorServiceManager threads;
    // Both grow on demand. The windows bound the first, each producer's backlog the second.
    private final ExecutorService transferPool;
    private final ExecutorService completionPool;

    public ProducerThreads(CamelContext camelContext) {
        this.threads = camelContext.getExecutorServiceManager();
        this.transferPool = threads.newCachedThreadPool(this, "AutoenhanceTransfer");
        this.completionPool = threads.newCachedThreadPool(this, "AutoenhanceCompletion");
    }

    /** Whether this thread is continuing a route: it must not wait for others that do the same. */
    static boolean isCompletionThread() {
        return COMPLETING.get();
    }

    @Override
    public void transfer(Runnable task) {
        transferPool.execute(task);
    }

    @Override
    public void complete(Runnable task) {
        Runnable marked = () -> {
            boolean nested = COMPLETING.get();
            COMPLETING.set(true);
            try {
                task.run();
            } finally {
                COMPLETING.set(nested);
            }
        };
        try {
            completionPool.execute(marked);
        } catch (RuntimeException | Error e) {
            // Being stopped, or no thread to be had. The route must still hear of it, on whatever thread.
            marked.run();
        }
    }

    /** Waits until what runs has ended. The transports are closed before, so no transfer takes long. */
    @Override
    public void close() {
        // In this order: what is aborted is still reported to its route.
        threads.shutdownGraceful(transferPool);
        threads.shutdownGraceful(completionPool);
    }
}
