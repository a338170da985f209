/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.retry.FailedTry;
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
final class PollGroup {

    /** Each time that so many looks at the order had no answer, its images are asked for all the same. */
    private static final int ORDERS_MISSED = 3;

    private final ApiClient api;
    private final @Nullable String orderId;
    private final List<Polled<AutoenhanceImage>> images = new ArrayList<>();
    private final List<Polled<AutoenhanceOrder>> orders = new ArrayList<>();
    private final PollPace pace;
    private final Webhooks webhooks;
    private final MissingImages missingImages = new MissingImages();
    private boolean orderTells = true;
    /** How many looks at the order in a row had no answer. */
    private int ordersMissed;
    /** What ended the current look before its end. */
    private @Nullable AutoenhanceException trouble;
    /** Images that cannot be looked at although others can. */
    private final List<Polled<AutoenhanceImage>> apart = new ArrayList<>();

    PollGroup(ApiClient api, PollDelays delays, @Nullable String orderId, Webhooks webhooks) {
        this.webhooks = webhooks;
        this.api = api;
        this.orderId = orderId;
        this.pace = new PollPace(delays);
    }

    synchronized void addImage(Polled<AutoenhanceImage> image) {
        images.add(image);
        pace.restart();
    }

    synchronized void addOrder(Polled<AutoenhanceOrder> order) {
        orders.add(order);
        pace.restart();
    }

    ApiClient api() {
        return api;
    }

    /** The first look, after so long. */
    synchronized PollPace.Look first(Duration wait) {
        return pace.schedule(wait);
    }

    /** The next look; no later than the deadline of any wait. */
    synchronized PollPace.Look next() {
        Duration wait = pace.untilNextLook();
        for (Polled<?> polled : all()) {
            Duration remaining = polled.deadline().remaining();
            wait = remaining.compareTo(wait) < 0 ? remaining : wait;
        }
        return pace.schedule(wait);
    }

    /** The look to schedule for what has been added, if the one that is scheduled comes too late for it; else null. */
    synchronized PollPace.@Nullable Look bringForward(Duration wanted) {
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
    synchronized PollPace.@Nullable Look wake() {
        // Not the look of the pace, which after a rate limit may come later than a wait ends.
        return pace.wake() == null ? null : next();
    }

    /** Whether nothing is left that somebody waits for. */
    synchronized boolean isEmpty() {
        images.removeIf(polled -> polled.result().isDone());
        apart.removeIf(polled -> polled.result().isDone());
        orders.removeIf(polled -> polled.result().isDone());
        return images.isEmpty() && apart.isEmpty() && orders.isEmpty();
    }

    // What completes a wait runs what comes after it, so none of it is done under the lock.

    /** Ends the waits whose time has come. */
    void expire() {
        all().forEach(Polled::expire);
    }

    void stop() {
        all().forEach(Polled::stop);
    }

    /** Takes the images out that somebody still waits for, for another group. */
    synchronized List<Polled<AutoenhanceImage>> takeImages() {
        List<Polled<AutoenhanceImage>> taken =
                images.stream().filter(image -> !image.result().isDone()).toList();
        images.clear();
        return taken;
    }

    /** Looks; gives the order of the image where that was not known before. */
    @Nullable
    String look(Deadline deadline) {
        List<Polled<AutoenhanceImage>> wantedImages;
        List<Polled<AutoenhanceOrder>> wantedOrders;
        synchronized (this) {
            wantedImages = List.copyOf(images);
            wantedOrders = List.copyOf(orders);
            pace.looked(webhooks.areExpected());
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
        for (Polled<AutoenhanceImage> wanted : wantedImages) {
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
                Polled.seenImage(wanted, image);
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
    private synchronized void postpone(Polled<AutoenhanceImage> image, boolean itsOwn) {
        if (images.remove(image)) {
            (itsOwn ? apart : images).add(image);
        }
    }

    /** Takes the images out that are to be looked at each by itself. */
    synchronized List<Polled<AutoenhanceImage>> takeApart() {
        List<Polled<AutoenhanceImage>> taken = List.copyOf(apart);
        apart.clear();
        return taken;
    }

    private @Nullable AutoenhanceOrder lookAtOrder(List<Polled<AutoenhanceOrder>> wanted, Deadline deadline) {
        try {
            AutoenhanceOrder order = api.orders().retrieveOnce(Objects.requireNonNull(orderId), deadline);
            boolean finished = !wanted.isEmpty() && missingImages.isFinished(order);
            wanted.forEach(polled -> Polled.seenOrder(polled, order, finished));
            return order;
        } catch (FailedTry e) {
            // The images can still be asked for one by one.
            orderTells = e.error().isRetryable();
            if (orderTells) {
                note(e.error());
            }
            wanted.forEach(polled -> failed(polled, e.error()));
            return null;
        }
    }

    private @Nullable AutoenhanceImage lookAtImage(Polled<AutoenhanceImage> wanted, Deadline deadline) {
        try {
            return api.images().retrieveOnce(wanted.imageId(), deadline);
        } catch (FailedTry e) {
            failed(wanted, e.error());
            return null;
        }
    }

    private void failed(Polled<?> polled, AutoenhanceException error) {
        if (!error.isRetryable()) {
            polled.fail(error);
            return;
        }
        polled.missed(error);
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

    private synchronized List<Polled<?>> all() {
        List<Polled<?>> all = new ArrayList<>(images);
        all.addAll(apart);
        all.addAll(orders);
        return all;
    }
}
