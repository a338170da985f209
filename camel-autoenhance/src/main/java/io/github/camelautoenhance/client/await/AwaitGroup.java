/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outage;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for in one order, or a single image whose order is not known yet: one request tells the state of all
 * of it.
 */
final class AwaitGroup {

    /** Each time that so many looks at the order had no answer, its images are asked for all the same. */
    private static final int ORDERS_MISSED = 3;

    private final ApiClient api;
    private final @Nullable String orderId;
    private final List<Awaited<AutoenhanceImage>> images = new ArrayList<>();
    private final List<Awaited<AutoenhanceOrder>> orders = new ArrayList<>();
    private final AwaitPace pace;
    private final ImageNews news;
    private final MissingImages missingImages = new MissingImages();
    private boolean orderTells = true;
    /** How many looks at the order in a row had no answer. */
    private int ordersMissed;
    /** What ended the current look before its end. */
    private @Nullable AutoenhanceException trouble;
    /** Images that cannot be looked at although others can. */
    private final List<Awaited<AutoenhanceImage>> apart = new ArrayList<>();

    AwaitGroup(ApiClient api, AwaitOptions delays, @Nullable String orderId, ImageNews news) {
        this.news = news;
        this.api = api;
        this.orderId = orderId;
        this.pace = new AwaitPace(delays);
    }

    synchronized void addImage(Awaited<AutoenhanceImage> image) {
        images.add(image);
        pace.restart();
    }

    synchronized void addOrder(Awaited<AutoenhanceOrder> order) {
        orders.add(order);
        pace.restart();
    }

    ApiClient api() {
        return api;
    }

    /** The first look, after so long. */
    synchronized AwaitPace.Look first(Duration wait) {
        return pace.schedule(wait);
    }

    /** The next look; no later than the deadline of any wait. */
    synchronized AwaitPace.Look next() {
        Duration wait = pace.untilNextLook();
        for (Awaited<?> awaited : all()) {
            Duration remaining = awaited.deadline().remaining();
            wait = remaining.compareTo(wait) < 0 ? remaining : wait;
        }
        return pace.schedule(wait);
    }

    /** The look to schedule for what has been added, if the one that is scheduled comes too late for it; else null. */
    synchronized AwaitPace.@Nullable Look bringForward(Duration wanted) {
        return pace.bringForward(wanted);
    }

    /** Whether this look still is the next one, and not called off for an earlier one. */
    synchronized boolean begin(int number) {
        return pace.begin(number);
    }

    /** Whether somebody waits for the image, or for the order. */
    synchronized boolean waitsFor(String imageId, @Nullable String doneOrderId) {
        return images.stream().anyMatch(image -> imageId.equals(image.imageId()))
                || (!orders.isEmpty() && doneOrderId != null && doneOrderId.equals(orderId));
    }

    /** The look to schedule because of an event; null if the one that is scheduled may stay. */
    synchronized AwaitPace.@Nullable Look wake() {
        // Not the look of the pace, which after a rate limit may come later than a wait ends.
        return pace.wake() == null ? null : next();
    }

    /** Whether nothing is left that somebody waits for. */
    synchronized boolean isEmpty() {
        images.removeIf(awaited -> awaited.result().isDone());
        apart.removeIf(awaited -> awaited.result().isDone());
        orders.removeIf(awaited -> awaited.result().isDone());
        return images.isEmpty() && apart.isEmpty() && orders.isEmpty();
    }

    // What completes a wait runs what comes after it, so none of it is done under the lock.

    /** Ends the waits whose time has come. */
    void expire() {
        all().forEach(Awaited::expire);
    }

    void stop() {
        all().forEach(Awaited::stop);
    }

    /** Takes the images out that somebody still waits for, for another group. */
    synchronized List<Awaited<AutoenhanceImage>> takeImages() {
        List<Awaited<AutoenhanceImage>> taken =
                images.stream().filter(image -> !image.result().isDone()).toList();
        images.clear();
        return taken;
    }

    /** Looks; gives the order of the image where that was not known before. */
    @Nullable
    String look(Deadline deadline) {
        List<Awaited<AutoenhanceImage>> wantedImages;
        List<Awaited<AutoenhanceOrder>> wantedOrders;
        synchronized (this) {
            wantedImages = List.copyOf(images);
            wantedOrders = List.copyOf(orders);
            pace.looked(news.areExpected());
        }
        trouble = null;
        AutoenhanceOrder order = null;
        if (!wantedOrders.isEmpty() || (orderTells && orderId != null && wantedImages.size() > 1)) {
            order = lookAtOrder(wantedOrders, deadline);
            ordersMissed = order == null ? ordersMissed + 1 : 0;
            if (order == null
                    && ordersMissed % ORDERS_MISSED == 0
                    && !(trouble instanceof AutoenhanceRateLimitException)) {
                // Perhaps the trouble is the order's alone.
                trouble = null;
            }
        }
        String found = null;
        boolean answered = order != null;
        for (Awaited<AutoenhanceImage> wanted : wantedImages) {
            AutoenhanceImage image = order == null ? null : inOrder(order, wanted.imageId());
            AutoenhanceException ended = trouble;
            if (image == null && ended != null) {
                wanted.missed(ended);
            } else if (image == null) {
                image = lookAtImage(wanted, deadline);
                if (trouble != null) {
                    postpone(wanted, answered && !(trouble instanceof AutoenhanceRateLimitException));
                }
            }
            if (image != null) {
                answered = true;
                Awaited.seenImage(wanted, image);
                found = image.orderId();
            }
        }
        return orderId == null && found != null && Identifier.isSafe(found) ? found : null;
    }

    /**
     * Has the next look begin with the others, so that an image whose requests always fail does not keep them from
     * being looked at.
     *
     * @param itsOwn whether the trouble is this image's, since the service has answered for another; it leaves the
     *     group then, for each of its requests may take responseTimeout
     */
    private synchronized void postpone(Awaited<AutoenhanceImage> image, boolean itsOwn) {
        if (images.remove(image)) {
            (itsOwn ? apart : images).add(image);
        }
    }

    /** Takes the images out that are to be looked at each by itself. */
    synchronized List<Awaited<AutoenhanceImage>> takeApart() {
        List<Awaited<AutoenhanceImage>> taken = List.copyOf(apart);
        apart.clear();
        return taken;
    }

    private @Nullable AutoenhanceOrder lookAtOrder(List<Awaited<AutoenhanceOrder>> wanted, Deadline deadline) {
        try {
            AutoenhanceOrder order = api.orders().retrieveOnce(Objects.requireNonNull(orderId), deadline);
            boolean finished = !wanted.isEmpty() && missingImages.isFinished(order);
            wanted.forEach(awaited -> Awaited.seenOrder(awaited, order, finished));
            return order;
        } catch (FailedAttempt e) {
            // The images can still be asked for one by one.
            orderTells = e.error().isRetryable();
            if (orderTells) {
                note(e.error());
            }
            wanted.forEach(awaited -> failed(awaited, e.error()));
            return null;
        }
    }

    private @Nullable AutoenhanceImage lookAtImage(Awaited<AutoenhanceImage> wanted, Deadline deadline) {
        try {
            return api.images().retrieveOnce(wanted.imageId(), deadline);
        } catch (FailedAttempt e) {
            failed(wanted, e.error());
            return null;
        }
    }

    private void failed(Awaited<?> awaited, AutoenhanceException error) {
        if (!error.isRetryable()) {
            awaited.fail(error);
            return;
        }
        awaited.missed(error);
        note(error);
    }

    private void note(AutoenhanceException error) {
        if (Outage.isMeantBy(error)) {
            trouble = error;
        }
        if (error instanceof AutoenhanceRateLimitException limited && limited.retryAt() != null) {
            Duration asked = Duration.between(Instant.now(), limited.retryAt());
            synchronized (this) {
                pace.spare(asked);
            }
        }
    }

    /** The image as the order has it; null where that does not tell its state. */
    private static @Nullable AutoenhanceImage inOrder(AutoenhanceOrder order, String imageId) {
        return order.images().stream()
                .filter(image -> image.imageId().equals(imageId) && image.status() != null)
                .findFirst()
                .orElse(null);
    }

    private synchronized List<Awaited<?>> all() {
        List<Awaited<?>> all = new ArrayList<>(images);
        all.addAll(apart);
        all.addAll(orders);
        return all;
    }
}
