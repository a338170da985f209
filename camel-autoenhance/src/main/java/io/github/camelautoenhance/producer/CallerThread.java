/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.util.Deadline;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.AsyncCallback;

/** Runs the parts of one exchange in the thread that calls {@link #runUntilDone}. */
final class CallerThread implements Threads, AsyncCallback {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private Runnable onInterrupt = () -> {};
    private boolean ended;

    void cancelWhenInterrupted(Deadline deadline) {
        onInterrupt = deadline::cancel;
    }

    @Override
    public void transfer(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void complete(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void done(boolean doneSync) {
        tasks.add(() -> ended = true);
    }

    /** Returns when the callback has been called. */
    void runUntilDone() {
        boolean interrupted = false;
        try {
            while (!ended) {
                try {
                    tasks.take().run();
                } catch (InterruptedException e) {
                    // Not left before its end: something may still touch the exchange.
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
