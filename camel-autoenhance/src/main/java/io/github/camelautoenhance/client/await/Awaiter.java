/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Identifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether images and orders are done, for as many as are waited for, on a handful of threads:
 * images of one order share one request.
 */
public final class Awaiter implements AutoCloseable, ImageNews.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Awaiter.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ImageNews news;
    private final Supplier<ScheduledExecutorService> threads;
    private final Consumer<ScheduledExecutorService> stopThreads;
    private final Map<Key, AwaitGroup> groups = new HashMap<>();
    private @Nullable ScheduledExecutorService scheduler;
    private boolean closed;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param news says when something is done before it is looked at
     * @param threads makes the threads, when there is something to wait for
     * @param stopThreads hands them back to where they came from
     */
    public Awaiter(
            ImageNews news,
            Supplier<ScheduledExecutorService> threads,
            Consumer<ScheduledExecutorService> stopThreads) {
        this.news = news;
        this.threads = threads;
        this.stopThreads = stopThreads;
        news.add(this);
    }

    /** Whatever is asked for with one key in one order, or a single image of an order that is not known. */
    private record Key(
            ApiAccess access,
            AwaitOptions delays,
            @Nullable String orderId,
            @Nullable String imageId) {}

    /**
     * Waits until the image is processed.
     *
     * @param orderId the order, if it is known; then the first look is a delay away, else, or if an event has come
     *     already, it is made at once
     */
    public CompletableFuture<AutoenhanceImage> image(
            ApiAccess access,
            ApiClient api,
            AwaitOptions delays,
            String imageId,
            @Nullable String orderId,
            Deadline deadline) {
        Awaited<AutoenhanceImage> awaited = new Awaited<>(
                new Subject(null, imageId, null, orderId), deadline.renewed(delays.timeout()), delays.timeout());
        String knownOrder = orderId != null && Identifier.isSafe(orderId) ? orderId : null;
        Key key = new Key(access, delays, knownOrder, knownOrder == null ? imageId : null);
        boolean atOnce = knownOrder == null || news.isProcessed(imageId);
        add(key, api, awaited, group -> group.addImage(awaited), atOnce ? Duration.ZERO : delays.first());
        if (news.isProcessed(imageId)) {
            // To a group that there was already, or since the first question.
            processed(imageId, null);
        }
        return awaited.result();
    }

    /** Waits until all images of the order are done. */
    public CompletableFuture<AutoenhanceOrder> order(
            ApiAccess access, ApiClient api, AwaitOptions delays, String orderId, Deadline deadline) {
        Awaited<AutoenhanceOrder> awaited =
                new Awaited<>(Subject.order(orderId), deadline.renewed(delays.timeout()), delays.timeout());
        add(new Key(access, delays, orderId, null), api, awaited, group -> group.addOrder(awaited), Duration.ZERO);
        return awaited.result();
    }

    /**
     * Looks at what is said to be done: at once, if it has not just been looked at.
     *
     * @param orderId the order, if all of it is said to be done
     */
    @Override
    public void processed(String imageId, @Nullable String orderId) {
        Map<Key, AwaitGroup> concerned = new HashMap<>();
        synchronized (this) {
            groups.forEach((key, group) -> {
                if (group.waitsFor(imageId, orderId)) {
                    concerned.put(key, group);
                }
            });
        }
        concerned.forEach((key, group) -> {
            AwaitPace.Look look = group.wake();
            if (look != null) {
                schedule(key, group, look);
            }
        });
    }

    /** How many images and orders are waited for. */
    public int waiting() {
        return waiting.get();
    }

    private void add(Key key, ApiClient api, Awaited<?> awaited, Consumer<AwaitGroup> add, Duration firstLook) {
        waiting.incrementAndGet();
        var unused = awaited.result().whenComplete((result, failure) -> waiting.decrementAndGet());
        put(key, api, add, firstLook);
    }

    private void put(Key key, ApiClient api, Consumer<AwaitGroup> add, Duration firstLook) {
        AwaitGroup group;
        AwaitPace.Look look;
        synchronized (this) {
            AwaitGroup known = closed ? null : groups.get(key);
            group = known != null ? known : new AwaitGroup(api, key.delays, key.orderId, news);
            add.accept(group);
            look = known != null ? known.bringForward(firstLook) : group.first(firstLook);
            groups.put(key, group);
        }
        if (look != null) {
            schedule(key, group, look);
        }
    }

    private void schedule(Key key, AwaitGroup group, AwaitPace.Look look) {
        synchronized (this) {
            if (!closed) {
                try {
                    if (scheduler == null) {
                        scheduler = threads.get();
                    }
                    var unused = scheduler.schedule(
                            () -> look(key, group, look.number()), look.delay().toNanos(), TimeUnit.NANOSECONDS);
                    return;
                } catch (RuntimeException | Error e) {
                    LOG.warn("No thread looks whether it is done: {}", e.toString());
                }
            }
            // What comes later must not rely on it.
            groups.remove(key, group);
        }
        group.stop();
    }

    private void look(Key key, AwaitGroup group, int number) {
        if (!group.begin(number)) {
            return;
        }
        try {
            group.expire();
            String orderId = group.isEmpty() ? null : group.look(Deadline.after(PATIENCE));
            if (orderId != null) {
                Key ofOrder = new Key(key.access, key.delays, orderId, null);
                for (Awaited<AutoenhanceImage> image : group.takeImages()) {
                    put(ofOrder, group.api(), other -> other.addImage(image), key.delays.first());
                }
            }
            for (Awaited<AutoenhanceImage> image : group.takeApart()) {
                Key alone = new Key(key.access, key.delays, null, image.imageId());
                put(alone, group.api(), other -> other.addImage(image), key.delays.first());
            }
        } catch (RuntimeException | Error e) {
            // An error, too: with the look it would end every wait of the group, and nobody would hear of it.
            LOG.warn("Looking at what is waited for failed and is tried again: {}", e.toString(), e);
        }
        synchronized (this) {
            if (group.isEmpty()) {
                groups.remove(key, group);
                return;
            }
        }
        schedule(key, group, group.next());
    }

    /** Ends every wait. */
    @Override
    public void close() {
        news.remove(this);
        Map<Key, AwaitGroup> left;
        ScheduledExecutorService running;
        synchronized (this) {
            closed = true;
            left = Map.copyOf(groups);
            running = scheduler;
        }
        left.values().forEach(AwaitGroup::stop);
        if (running != null) {
            stopThreads.accept(running);
        }
    }
}
