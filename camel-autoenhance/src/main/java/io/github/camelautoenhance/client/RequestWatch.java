/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests that blocking sockets would wait on for ever: a write has no time-out in Java, and a reply may come
 * byte by byte. Looks once a second; also ends all of them when the component is stopped.
 */
final class RequestWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Set<Watched> requests = ConcurrentHashMap.newKeySet();
    private final Runnable stopScheduler;
    private final Duration stallTimeout;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param stopScheduler hands the scheduler back to where it came from */
    RequestWatch(ScheduledExecutorService scheduler, Runnable stopScheduler, Duration stallTimeout) {
        this.stopScheduler = stopScheduler;
        this.stallTimeout = stallTimeout;
        var unused = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    Watched watch(HttpUriRequestBase request, Deadline deadline) {
        Watched watched = new Watched(request, deadline);
        requests.add(watched);
        if (isStopped() || deadline.isCancelled()) {
            watched.end(Ending.STOPPED);
        }
        return watched;
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits; returns false when the component is stopped, at once, or the deadline is cancelled, at the next look. */
    boolean pause(Duration time, Deadline deadline) throws InterruptedException {
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
            } else if (watched.isStalled()) {
                watched.end(Ending.STALLED);
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
    enum Ending {
        DEADLINE,
        STALLED,
        STOPPED
    }

    /** One request while it is under way. */
    final class Watched implements AutoCloseable {

        private final HttpUriRequestBase request;
        private final Deadline deadline;
        private volatile long lastProgress = System.nanoTime();
        private volatile boolean sending;
        private volatile @Nullable Ending ending;

        Watched(HttpUriRequestBase request, Deadline deadline) {
            this.request = request;
            this.deadline = deadline;
        }

        void progress() {
            lastProgress = System.nanoTime();
            sending = true;
        }

        void sent() {
            sending = false;
        }

        @Nullable
        Ending ending() {
            return ending;
        }

        // Before the first byte and after the last, the socket's own time-outs hold.
        private boolean isStalled() {
            return sending && System.nanoTime() - lastProgress > stallTimeout.toNanos();
        }

        private void end(Ending reason) {
            boolean first = ending == null;
            ending = reason;
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
