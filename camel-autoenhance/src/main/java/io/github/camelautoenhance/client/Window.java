/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * A bounded number of places. Whoever finds none waits: that wait is the back-pressure which reaches the route's
 * consumer. Closing it ends every wait.
 */
public final class Window {

    /** How a wait for a place ended. */
    public enum Place {
        TAKEN,
        TIMED_OUT,
        CLOSED
    }

    // Not fair: that hands every place over by a switch of threads, which costs a fifth of the speed with small photos.
    // Who waits is woken in turn, but may find that somebody who just came was faster, and waits again.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final int size;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private int taken;
    private int waiting;
    private boolean closed;

    public Window(int size) {
        this.size = size;
    }

    public Place take(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            while (!closed && taken == size) {
                if (deadline.isOver()) {
                    return Place.TIMED_OUT;
                }
                boolean unused = change.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            }
            if (closed) {
                return Place.CLOSED;
            }
            taken++;
            return Place.TAKEN;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /**
     * Takes a place now, or the next that is given back, without waiting for it: those who have begun come before those
     * who wait to begin. On a closed window {@code work} runs at once; it finds its transport closed.
     */
    public void takeLater(Runnable work) {
        lock.lock();
        try {
            if (!closed && taken == size) {
                later.add(work);
                return;
            }
            taken++;
        } finally {
            lock.unlock();
        }
        work.run();
    }

    /** Waits no longer for a place for {@code work}; false if it has one, or has had one. */
    public boolean leave(Runnable work) {
        lock.lock();
        try {
            return later.remove(work);
        } finally {
            lock.unlock();
        }
    }

    public void giveBack() {
        Runnable next;
        lock.lock();
        try {
            next = later.poll();
            if (next == null) {
                taken--;
                change.signal();
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.run();
        }
    }

    /** How many places there are. */
    public int size() {
        return size;
    }

    /** How many places are taken. */
    public int taken() {
        return read(() -> taken);
    }

    /** How many exchanges wait for a place. */
    public int waiting() {
        return read(() -> waiting);
    }

    private int read(IntSupplier value) {
        lock.lock();
        try {
            return value.getAsInt();
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait look at their deadlines anew. */
    public void wake() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void close() {
        List<Runnable> left;
        lock.lock();
        try {
            closed = true;
            change.signalAll();
            left = List.copyOf(later);
            later.clear();
            taken += left.size();
        } finally {
            lock.unlock();
        }
        left.forEach(Runnable::run);
    }
}
