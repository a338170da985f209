/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.util.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the exchanges of one producer whose route is being continued. Camel's error handler may sleep there; were new
 * exchanges taken meanwhile without bound, an outage would end in a thread for every waiting file.
 */
final class Backlog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final int limit;
    private int count;
    private boolean closed;

    Backlog(int limit) {
        this.limit = limit;
    }

    /** Waits until no more than the limit are being continued; false if the deadline or the end came first. */
    boolean await(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && count > limit) {
                if (deadline.isOver()) {
                    return false;
                }
                boolean unused = change.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void enter() {
        update(() -> count++);
    }

    void leave() {
        update(() -> count--);
    }

    /** Ends every wait, now and later, until it is opened again. */
    void close() {
        update(() -> closed = true);
    }

    void open() {
        update(() -> closed = false);
    }

    private void update(Runnable update) {
        lock.lock();
        try {
            update.run();
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
