/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.AsyncCallback;

/** Runs the parts of one exchange in the thread that calls {@link #runUntilDone}. */
final class CallerThread implements Threads, AsyncCallback {

    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private Runnable onInterrupt = () -> {};

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
        tasks.add(END);
    }

    /** Returns when the callback has been called. */
    void runUntilDone() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Runnable task = tasks.take();
                    if (task == END) {
                        return;
                    }
                    task.run();
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
