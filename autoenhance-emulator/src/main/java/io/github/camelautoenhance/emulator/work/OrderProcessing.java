/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.OrderRecord;
import io.github.camelautoenhance.emulator.webhook.WebhookEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups the brackets of orders into images, a while after it was asked for and one order at a time: merging needs
 * memory. A bracket that is in an image already, or whose file has not arrived, is left where it is.
 */
public final class OrderProcessing {

    private static final Logger LOG = LoggerFactory.getLogger(OrderProcessing.class);

    private final Account account;
    private final Processing processing;
    private final Workers workers;
    private final WebhookEvents events;
    private final Duration groupingTime;
    private final boolean lateFlags;
    private final BracketMerger merger;
    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();

    /** One request to process an order; the number tells equal ones apart. */
    private record Job(long number, OrderRecord order, Grouping grouping, Map<String, @Nullable Object> settings) {

        String orderId() {
            return order.id();
        }
    }

    public OrderProcessing(
            Account account,
            Processing processing,
            Workers workers,
            WebhookEvents events,
            Duration groupingTime,
            Set<Switch> switches) {
        this.account = account;
        this.processing = processing;
        this.workers = workers;
        this.events = events;
        this.groupingTime = groupingTime;
        lateFlags = switches.contains(Switch.LATE_ORDER_FLAGS);
        merger = new BracketMerger(account.images());
    }

    /** Groups the brackets that the order has after the grouping time. */
    public void schedule(OrderRecord order, Grouping grouping, Map<String, @Nullable Object> settings) {
        Job job = new Job(count.incrementAndGet(), order, grouping, settings);
        jobs.add(job);
        if (lateFlags) {
            workers.later(groupingTime.dividedBy(2), () -> show(job));
        } else {
            show(job);
        }
        workers.later(groupingTime, () -> run(job));
    }

    /** Ends the grouping of this order now, in the thread of the caller. */
    public void finish(String orderId) {
        jobs.stream().filter(job -> job.orderId().equals(orderId)).forEach(this::run);
    }

    public void clear() {
        jobs.clear();
    }

    private void show(Job job) {
        if (jobs.contains(job)) {
            account.orders().change(job.orderId(), (order, now) -> order.merging(true, now));
        }
    }

    private synchronized void run(Job job) {
        if (!jobs.contains(job)) {
            return;
        }
        List<BracketMerger.Merged> merged = new ArrayList<>();
        try {
            for (List<BracketRecord> group :
                    job.grouping().groups(account.brackets().of(job.orderId()))) {
                merged.add(merger.merge(group));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Not all brackets of order {} were grouped", job.orderId(), e);
        }
        jobs.remove(job);
        List<ImageRecord> images = new ArrayList<>();
        boolean more = jobs.stream().anyMatch(other -> other.orderId().equals(job.orderId()));
        try {
            // under the lock of the orders: a reset or a delete comes before all of this or after it
            account.orders().change(job.orderId(), (order, now) -> {
                if (order.sequence() != job.order().sequence()) {
                    return order;
                }
                merged.forEach(photo -> images.add(image(photo, job, now)));
                images.forEach(events::registered);
                return order.merging(more, now);
            });
        } finally {
            merged.forEach(OrderProcessing::deletePart);
        }
        images.forEach(processing::schedule);
    }

    private ImageRecord image(BracketMerger.Merged photo, Job job, Instant now) {
        ImageRecord image = ImageRecord.created(
                UUID.randomUUID().toString(), photo.name(), job.orderId(), null, job.settings(), now);
        try {
            ImageRecord uploaded = account.images().addUploaded(image, photo.part(), photo.bytes(), photo.sha256());
            account.brackets().grouped(photo.bracketIds(), image.id());
            return uploaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deletePart(BracketMerger.Merged photo) {
        try {
            Files.deleteIfExists(photo.part());
        } catch (IOException e) {
            LOG.debug("A temporary file stays", e);
        }
    }
}
