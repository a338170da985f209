/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.spi.Refusal;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Counters.Counter;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an event whose sender is believed: it reaches the route, once, and the answer says whether it did.
 */
final class EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);
    private static final String NOT_HANDLED =
            "The service was told that {} is received, but it was not handled and may not come again: {}";

    /** Runs the route. */
    @FunctionalInterface
    interface RouteRunner {

        /** Gives whether the route could do it. */
        boolean run(AutoenhanceEvent event, @Nullable AutoenhanceImage image);
    }

    /** Runs the routes of events that are acknowledged first. */
    @FunctionalInterface
    interface RouteQueue {

        /**
         * Runs one of the two.
         *
         * @param dropped runs in place of the route if that is stopped before it begins
         * @throws RejectedExecutionException if neither of them will run
         */
        void add(Runnable route, Runnable dropped);
    }

    private final WebhookOptions options;
    private final ImageNews news;
    private final Counters counters;
    private final @Nullable Function<String, AutoenhanceImage> retrieval;
    private final @Nullable Deliveries deliveries;
    private final RouteQueue acknowledgedFirst;
    private final RouteRunner route;
    private final UnknownImages unknown = new UnknownImages();

    EventHandler(
            WebhookOptions options,
            ImageNews news,
            Counters counters,
            @Nullable Function<String, AutoenhanceImage> retrieval,
            @Nullable Deliveries deliveries,
            RouteQueue acknowledgedFirst,
            RouteRunner route) {
        this.options = options;
        this.news = news;
        this.counters = counters;
        this.retrieval = retrieval;
        this.deliveries = deliveries;
        this.acknowledgedFirst = acknowledgedFirst;
        this.route = route;
    }

    /** @throws Refusal with 503, if the event shall come again */
    void handle(AutoenhanceEvent event) throws Refusal {
        counters.count(Counter.EVENTS_RECEIVED);
        String imageId = event.imageId();
        if (imageId != null && event.event().equals(EventKey.IMAGE_PROCESSED)) {
            news.imageProcessed(imageId, event.orderId(), !Boolean.TRUE.equals(event.orderIsProcessing()));
        }
        if (!options.wants(event.event())) {
            return;
        }
        AutoenhanceImage image = null;
        if (imageId != null && retrieval != null) {
            image = retrieve(retrieval, event, imageId);
            if (image == null) {
                return;
            }
            if (event.event().equals(EventKey.IMAGE_PROCESSED) && !image.isFinished()) {
                // The service may need a moment until it shows what its event said; or the image is processed anew.
                throw new Refusal(503, "The event could not be confirmed");
            }
        }
        String key = deliveries == null ? null : EventKey.of(event, image);
        if (deliveries == null || key == null) {
            deliver(event, image, null);
            return;
        }
        Deliveries.Claim claim = claim(deliveries, key);
        switch (claim.state()) {
            case NEW -> deliver(event, image, claim);
            case DONE -> counters.count(Counter.EVENTS_REPEATED);
            case UNDERWAY -> {
                counters.count(Counter.EVENTS_REPEATED);
                throw new Refusal(503, "The event is being handled");
            }
        }
    }

    /** Forgets what is known of the image's last processing. */
    void processedAnew(String imageId) {
        if (deliveries == null) {
            return;
        }
        try {
            EventKey.ofProcessed(imageId).forEach(deliveries::forget);
        } catch (RuntimeException e) {
            LOG.warn("Events about image {} may be taken for repetitions: {}", imageId, e.toString(), e);
        }
    }

    private void deliver(AutoenhanceEvent event, @Nullable AutoenhanceImage image, Deliveries.@Nullable Claim claim)
            throws Refusal {
        if (!options.ackWhenReceived()) {
            if (!run(event, image, claim)) {
                throw new Refusal(503, "The event could not be handled");
            }
            return;
        }
        boolean added = false;
        try {
            acknowledgedFirst.add(
                    () -> {
                        if (!run(event, image, claim)) {
                            LOG.warn(NOT_HANDLED, description(event), "its route failed");
                        }
                    },
                    () -> {
                        end(claim, false);
                        LOG.warn(NOT_HANDLED, description(event), "the route stopped before it began");
                    });
            added = true;
        } catch (RejectedExecutionException e) {
            throw new Refusal(503, "Too many events wait");
        } finally {
            // Also after an Error, such as a thread that the system does not start.
            if (!added) {
                end(claim, false);
            }
        }
    }

    /** For the log; its parts have been checked. */
    static String description(AutoenhanceEvent event) {
        String name = "the event " + event.event();
        return event.imageId() == null ? name : name + " of image " + event.imageId();
    }

    private boolean run(AutoenhanceEvent event, @Nullable AutoenhanceImage image, Deliveries.@Nullable Claim claim) {
        boolean done = false;
        try {
            done = route.run(event, image);
            return done;
        } finally {
            end(claim, done);
        }
    }

    private void end(Deliveries.@Nullable Claim claim, boolean done) {
        if (claim == null || deliveries == null) {
            return;
        }
        try {
            if (done) {
                deliveries.done(claim);
            } else {
                deliveries.failed(claim);
            }
        } catch (RuntimeException e) {
            // What the route did is done, and the answer says so; the event may be handled again, or not before its
            // claim has ended.
            LOG.warn("The repository did not take note of {}: {}", claim.key(), e.toString(), e);
        }
    }

    private static Deliveries.Claim claim(Deliveries deliveries, String key) throws Refusal {
        try {
            return deliveries.claim(key);
        } catch (RuntimeException e) {
            LOG.warn("The repository does not tell whether {} is known: {}", key, e.toString(), e);
            throw new Refusal(503, "The event could not be handled");
        }
    }

    /** Null if the image was deleted. */
    private @Nullable AutoenhanceImage retrieve(
            Function<String, AutoenhanceImage> retrieval, AutoenhanceEvent event, String imageId) throws Refusal {
        try {
            AutoenhanceImage image = retrieval.apply(imageId);
            unknown.found(imageId);
            return image;
        } catch (RuntimeException e) {
            if (e instanceof AutoenhanceNotFoundException && unknown.isDeleted(imageId)) {
                LOG.warn("Dropped {}, which the service does not have: {}", description(event), e.getMessage());
                return null;
            }
            LOG.warn("An event about image {} cannot be confirmed: {}", imageId, e.toString());
            throw new Refusal(503, "The event could not be confirmed");
        }
    }
}
