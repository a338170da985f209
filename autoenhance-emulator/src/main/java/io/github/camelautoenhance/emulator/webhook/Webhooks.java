/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import io.github.camelautoenhance.emulator.traffic.Json;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery.State;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of the customer: where events go, how they are sent, and what has become of each. Events are
 * {@code image_registered} when an image joins an order, and {@code image_processed} whenever a processing ends, with
 * or without success. They are sent one after the other in the order in which they came about; one that is not answered
 * with a 2xx in time is sent again after a while, which the others do not wait for. Nothing here ever waits for the
 * receiver. Safe for use by several threads.
 *
 * <pre>{@code
 * emulator.webhook(URI.create("http://127.0.0.1:" + port + "/autoenhance"), "webhook-token");
 * emulator.webhooks().duplicate(2).hold();
 * // ... upload some photos, and wait until they are processed
 * emulator.webhooks().releaseReversed();
 * }</pre>
 */
public final class Webhooks {

    private final WebhookSender sender = new WebhookSender();
    private final @Nullable WebhookTarget initial;
    private final boolean emptyPing;
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final List<OutgoingEvent> held = new ArrayList<>();
    private @Nullable WebhookTarget target;
    private int copies = 1;
    private Duration delay = Duration.ZERO;
    private boolean losing;
    private boolean holding;

    public Webhooks(@Nullable WebhookTarget initial, boolean emptyPing) {
        this.initial = initial;
        this.emptyPing = emptyPing;
    }

    /**
     * Sets the webhook in place of the one before and, as the service does, sends {@code webhook_updated} to it. What
     * is on its way to the one before still goes there.
     *
     * @param url an http or https address
     * @param token the value of the header {@code Authentication} of every event; null for no such header
     * @throws IllegalArgumentException if the URL or the token is none that can be sent
     */
    public Webhooks save(URI url, @Nullable String token) {
        save(new WebhookTarget(url, token));
        return this;
    }

    /** Removes the webhook: what happens from now on is told to nobody. What is on its way already still goes there. */
    public synchronized Webhooks remove() {
        target = null;
        return this;
    }

    /**
     * Sends each further event this many times, as deliveries of their own.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public synchronized Webhooks duplicate(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("Not a number of copies: " + times);
        }
        copies = times;
        return this;
    }

    /** Waits this long before each further event is sent; default not at all. */
    public synchronized Webhooks delay(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A delay cannot be negative: " + duration);
        }
        delay = duration;
        return this;
    }

    /** Sends none of the further events; they are among the deliveries as {@link State#LOST}. */
    public synchronized Webhooks lose() {
        losing = true;
        return this;
    }

    /** Holds back all further events until one of the {@code release} methods is called. */
    public synchronized Webhooks hold() {
        holding = true;
        return this;
    }

    /** Sends what was held back in the order in which it came about, and holds back no more. */
    public synchronized Webhooks release() {
        holding = false;
        held.forEach(event -> sender.deliver(event, delay));
        held.clear();
        return this;
    }

    /** Sends what was held back, the last event first, and holds back no more. */
    public synchronized Webhooks releaseReversed() {
        Collections.reverse(held);
        return release();
    }

    /** Sends what was held back in an order that follows from this number, and holds back no more. */
    public synchronized Webhooks releaseShuffled(long seed) {
        Collections.shuffle(held, new Random(seed));
        return release();
    }

    /** Sends further events once and at once again; what was held back is sent now. */
    public synchronized Webhooks clear() {
        copies = 1;
        delay = Duration.ZERO;
        losing = false;
        return release();
    }

    /**
     * How often an event is tried until it is given up, and how long after the first try the second one comes; each
     * further one waits twice as long as the one before. Default 5 tries and 500 ms; a reset leaves it as it is.
     *
     * @throws IllegalArgumentException if there is no try at all or the delay is negative
     */
    public Webhooks retry(int tries, Duration firstDelay) {
        sender.retry(tries, firstDelay);
        return this;
    }

    /**
     * How long a try waits for a complete answer; default 10 s. A reset leaves it as it is.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Webhooks timeout(Duration timeout) {
        sender.client().timeout(timeout);
        return this;
    }

    /** Whom to trust at https addresses; default those whom the JVM trusts. A reset leaves it as it is. */
    public Webhooks tls(SSLContext context) {
        sender.client().tls(Objects.requireNonNull(context));
        return this;
    }

    /**
     * Sends this to the webhook once and at once, whatever shall happen to events; it need be nothing that the service
     * would send. It is tried again like an event.
     *
     * @throws IllegalStateException if there is no webhook
     */
    public synchronized Webhooks send(String body) {
        if (target == null) {
            throw new IllegalStateException("There is no webhook to send to");
        }
        sender.deliver(outgoing(target, body), Duration.ZERO);
        return this;
    }

    /**
     * Sends what was delivered, or lost, once more, as a delivery of its own.
     *
     * @throws IllegalStateException if there is no webhook
     */
    public Webhooks resend(WebhookDelivery delivery) {
        return send(delivery.body());
    }

    /** What was and what will be sent so far, in the order in which it came about. */
    public synchronized List<WebhookDelivery> deliveries() {
        return events.stream().map(OutgoingEvent::toDelivery).toList();
    }

    /** Where events go, without query and token. */
    @Override
    public synchronized String toString() {
        return target == null ? "no webhook" : target.toString();
    }

    public synchronized @Nullable WebhookTarget target() {
        return target;
    }

    /** Saves the webhook that the emulator was built with, if any. */
    public void start() {
        if (initial != null) {
            save(initial);
        }
    }

    /** Takes an event of the service. */
    synchronized void event(Map<String, ?> json) {
        WebhookTarget to = target;
        if (to == null) {
            return;
        }
        String body = new String(Json.bytes(json), StandardCharsets.UTF_8);
        for (int copy = 0; copy < copies; copy++) {
            OutgoingEvent event = outgoing(to, body);
            if (losing) {
                event.end(State.LOST);
            } else if (holding) {
                held.add(event);
            } else {
                sender.deliver(event, delay);
            }
        }
    }

    /** Ends what is on its way, and is as after the start; the webhook of the start is not told of it. */
    public synchronized void reset() {
        drop();
        target = initial;
        clear();
    }

    public synchronized void close() {
        drop();
        target = null;
        sender.close();
    }

    private synchronized void save(WebhookTarget saved) {
        target = saved;
        send(emptyPing ? "" : "{\"event\":\"webhook_updated\"}");
    }

    private OutgoingEvent outgoing(WebhookTarget to, String body) {
        OutgoingEvent event = new OutgoingEvent(to, body);
        events.add(event);
        return event;
    }

    private void drop() {
        events.forEach(event -> event.end(State.GIVEN_UP));
        events.clear();
        held.clear();
        sender.clear();
    }
}
