/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Redaction;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests that blocking sockets would wait on for ever: a write has no time-out in Java, and a reply may come
 * byte by byte. Looks once a second; also ends all of them when the component is stopped.
 */
public final class RequestWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Set<Watched> requests = ConcurrentHashMap.newKeySet();
    private final Runnable stopScheduler;
    private final Duration stallTimeout;
    private final LongSupplier nanoTime;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param stopScheduler hands the scheduler back to where it came from */
    public RequestWatch(ScheduledExecutorService scheduler, Runnable stopScheduler, Duration stallTimeout) {
        this(scheduler, stopScheduler, stallTimeout, System::nanoTime);
    }

    public RequestWatch(
            ScheduledExecutorService scheduler, Runnable stopScheduler, Duration stallTimeout, LongSupplier nanoTime) {
        this.stopScheduler = stopScheduler;
        this.stallTimeout = stallTimeout;
        this.nanoTime = nanoTime;
        var unused = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    public Watched watch(HttpUriRequestBase request, Deadline deadline) {
        Watched watched = new Watched(request, deadline);
        requests.add(watched);
        if (isStopped() || deadline.isCancelled()) {
            watched.end(Ending.STOPPED);
        }
        return watched;
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits; returns false when the component is stopped, at once, or the deadline is cancelled, at the next look. */
    public boolean pause(Duration time, Deadline deadline) throws InterruptedException {
        Deadline end = Deadline.after(time);
        do {
            long nanos = Math.min(end.remaining().toNanos(), TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
            if (stopped.await(nanos, TimeUnit.NANOSECONDS) || deadline.isCancelled()) {
                return false;
            }
        } while (!end.isOver());
        return true;
    }

    private void look() {
        for (Watched watched : requests) {
            if (watched.deadline.isCancelled()) {
                watched.end(Ending.STOPPED);
            } else if (watched.deadline.isOver()) {
                watched.end(Ending.DEADLINE);
            } else {
                Ending stall = watched.stall();
                if (stall != null) {
                    watched.end(stall);
                }
            }
        }
    }

    /** Ends every request now and each later one at once. */
    @Override
    public void close() {
        stopped.countDown();
        stopScheduler.run();
        requests.forEach(watched -> watched.end(Ending.STOPPED));
    }

    /** Why a request was ended from here. */
    public enum Ending {
        DEADLINE,
        /** The storage took no byte. */
        STALLED,
        /** The photo's source gave no byte. */
        SOURCE_STALLED,
        STOPPED
    }

    /** One request while it is under way. */
    public final class Watched implements AutoCloseable {

        private final HttpUriRequestBase request;
        private final Deadline deadline;
        private volatile @Nullable Ending ending;
        // Of the thread that sends the photo; guarded by this.
        private @Nullable Ending stalling;
        private long since;
        private @Nullable Thread interruptible;
        private boolean interrupted;

        Watched(HttpUriRequestBase request, Deadline deadline) {
            this.request = request;
            this.deadline = deadline;
        }

        /**
         * From now on the calling thread waits for the photo's source.
         *
         * @param interrupt whether an ending interrupts it: no connection can be closed under it
         * @throws InterruptedIOException if the request has been ended
         */
        synchronized void reading(boolean interrupt) throws InterruptedIOException {
            if (ending != null) {
                throw new InterruptedIOException("the request has been ended");
            }
            stalling = Ending.SOURCE_STALLED;
            since = nanoTime.getAsLong();
            interruptible = interrupt ? Thread.currentThread() : null;
        }

        /** From now on the calling thread waits for the storage. */
        synchronized void writing() {
            stalling = Ending.STALLED;
            since = nanoTime.getAsLong();
        }

        /**
         * The calling thread waits for neither: before the first byte and after the last, time-outs of sockets hold.
         */
        synchronized void idle() {
            stalling = null;
            interruptible = null;
            if (interrupted) {
                interrupted = false;
                // It was meant for the read that is over.
                boolean unused = Thread.interrupted();
            }
        }

        @Nullable
        Ending ending() {
            return ending;
        }

        private synchronized @Nullable Ending stall() {
            return stalling != null && nanoTime.getAsLong() - since > stallTimeout.toNanos() ? stalling : null;
        }

        private synchronized boolean mark(Ending reason) {
            boolean first = ending == null;
            ending = reason;
            if (interruptible != null) {
                interrupted = true;
                interruptible.interrupt();
            }
            return first;
        }

        private void end(Ending reason) {
            boolean first = mark(reason);
            try {
                request.cancel();
            } catch (RuntimeException | Error e) {
                // Thrown further, it would end the periodic task, and no later request would be ended. The next look
                // tries again.
                if (first) {
                    LOG.warn("A request could not be cancelled: {}", Redaction.excerpt(e.toString(), 200));
                }
            }
        }

        @Override
        public void close() {
            requests.remove(this);
        }
    }
}
