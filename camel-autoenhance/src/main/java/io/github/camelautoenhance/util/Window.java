/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

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

    /**
     * How often newcomers may take a place before the first of those who wait. With none, every place is handed over by
     * a switch of threads, which costs a fifth of the speed with small photos; without a limit some wait for ever.
     */
    static final int MOST_OVERTAKES = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final int size;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private int taken;
    private boolean closed;

    public Window(int size) {
        this.size = size;
    }

    private static final class Waiter {

        private final Condition turn;
        private int overtakes;
        /** Whether it was given a place, which then counts as taken. */
        private boolean granted;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    public Place take(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) {
                return Place.CLOSED;
            }
            if (deadline.isOver()) {
                return Place.TIMED_OUT;
            }
            if (taken == size) {
                return waitFor(deadline);
            }
            taken++;
            Waiter first = waiters.peek();
            if (first != null) {
                first.overtakes++;
            }
            return Place.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    private Place waitFor(Deadline deadline) throws InterruptedException {
        Waiter waiter = new Waiter(lock.newCondition());
        waiters.add(waiter);
        try {
            while (!waiter.granted && !closed && !deadline.isOver()) {
                if (waiters.peek() == waiter && taken < size) {
                    taken++;
                    waiter.granted = true;
                } else {
                    boolean unused = waiter.turn.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            if (!waiter.granted) {
                throw e;
            }
            // The place was given to it, so it begins; the interrupt ends its next wait.
            Thread.currentThread().interrupt();
        } finally {
            waiters.remove(waiter);
            // More than one place may be free, or the one that woke it was not taken.
            wakeFirst();
        }
        return waiter.granted ? Place.TAKEN : closed ? Place.CLOSED : Place.TIMED_OUT;
    }

    private void wakeFirst() {
        Waiter first = waiters.peek();
        if (first != null && taken < size) {
            first.turn.signal();
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
                Waiter first = waiters.peek();
                if (first != null && first.overtakes >= MOST_OVERTAKES) {
                    waiters.remove();
                    taken++;
                    first.granted = true;
                    first.turn.signal();
                } else {
                    wakeFirst();
                }
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
        return read(waiters::size);
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
            waiters.forEach(waiter -> waiter.turn.signal());
        } finally {
            lock.unlock();
        }
    }

    public void close() {
        List<Runnable> left;
        lock.lock();
        try {
            closed = true;
            waiters.forEach(waiter -> waiter.turn.signal());
            left = List.copyOf(later);
            later.clear();
            taken += left.size();
        } finally {
            lock.unlock();
        }
        left.forEach(Runnable::run);
    }
}
