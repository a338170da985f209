/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import io.github.camelautoenhance.emulator.traffic.WebhookDelivery.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events, and sends again what was not accepted. First tries are made one after the other, in the order in which
 * they were asked for; further tries come between them when their time has come.
 */
final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int THREADS = 2;
    /** How long the next event waits for the answer to the one before. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MAX_DOUBLINGS = 10;

    private final ScheduledThreadPoolExecutor pool;
    private final WebhookClient client;
    private CompletableFuture<Void> line = CompletableFuture.completedFuture(null);
    private volatile int maxTries = 5;
    private volatile Duration firstDelay = Duration.ofMillis(500);

    WebhookSender() {
        AtomicInteger count = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "autoenhance-emulator-webhooks-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        // what comes after the end is nobody's concern any more
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        client = new WebhookClient(pool);
    }

    WebhookClient client() {
        return client;
    }

    void retry(int tries, Duration delay) {
        if (tries < 1 || delay.isNegative()) {
            throw new IllegalArgumentException("At least one try, and no negative delay: " + tries + ", " + delay);
        }
        maxTries = tries;
        firstDelay = delay;
    }

    void deliver(OutgoingEvent event, Duration delay) {
        if (delay.isZero()) {
            enqueue(event);
        } else {
            event.awaits(pool.schedule(() -> enqueue(event), delay.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** Lets no event wait for one that was asked for before now. */
    synchronized void clear() {
        line = CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        client.close();
        pool.shutdownNow();
    }

    private synchronized void enqueue(OutgoingEvent event) {
        line = line.thenComposeAsync(before -> firstTry(event), pool);
    }

    private CompletableFuture<Void> firstTry(OutgoingEvent event) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        var patience = pool.schedule(() -> turn.complete(null), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        var unused = attempt(event).thenRun(() -> {
            patience.cancel(false);
            turn.complete(null);
        });
        return turn;
    }

    private CompletableFuture<Void> attempt(OutgoingEvent event) {
        if (!event.isPending()) {
            return CompletableFuture.completedFuture(null);
        }
        return client.post(event).thenAccept(status -> answered(event, status));
    }

    private void answered(OutgoingEvent event, int status) {
        int tries = event.answered(status);
        if (!event.isPending()) {
            return;
        }
        if (tries >= maxTries) {
            LOG.info("{} did not accept an event in {} tries", event.target(), tries);
            event.end(State.GIVEN_UP);
            return;
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
        event.awaits(pool.schedule(
                () -> {
                    var unused = attempt(event);
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS));
    }
}
