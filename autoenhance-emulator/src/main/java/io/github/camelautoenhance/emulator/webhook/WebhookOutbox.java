/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery.State;
import io.github.camelautoenhance.emulator.traffic.Webhooks;
import io.github.camelautoenhance.emulator.util.Json;
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

/** Takes the events of the service and sends them as {@link Webhooks} says. */
public final class WebhookOutbox implements Webhooks {

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

    public WebhookOutbox(@Nullable WebhookTarget initial, boolean emptyPing) {
        this.initial = initial;
        this.emptyPing = emptyPing;
    }

    @Override
    public Webhooks save(URI url, @Nullable String token) {
        save(new WebhookTarget(url, token));
        return this;
    }

    @Override
    public synchronized Webhooks remove() {
        target = null;
        return this;
    }

    @Override
    public synchronized Webhooks duplicate(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("Not a number of copies: " + times);
        }
        copies = times;
        return this;
    }

    @Override
    public synchronized Webhooks delay(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A delay cannot be negative: " + duration);
        }
        delay = duration;
        return this;
    }

    @Override
    public synchronized Webhooks lose() {
        losing = true;
        return this;
    }

    @Override
    public synchronized Webhooks hold() {
        holding = true;
        return this;
    }

    @Override
    public synchronized Webhooks release() {
        holding = false;
        held.forEach(event -> sender.deliver(event, delay));
        held.clear();
        return this;
    }

    @Override
    public synchronized Webhooks releaseReversed() {
        Collections.reverse(held);
        return release();
    }

    @Override
    public synchronized Webhooks releaseShuffled(long seed) {
        Collections.shuffle(held, new Random(seed));
        return release();
    }

    @Override
    public synchronized Webhooks clear() {
        copies = 1;
        delay = Duration.ZERO;
        losing = false;
        return release();
    }

    @Override
    public Webhooks retry(int tries, Duration firstDelay) {
        sender.retry(tries, firstDelay);
        return this;
    }

    @Override
    public Webhooks timeout(Duration timeout) {
        sender.client().timeout(timeout);
        return this;
    }

    @Override
    public Webhooks tls(SSLContext context) {
        sender.client().tls(Objects.requireNonNull(context));
        return this;
    }

    @Override
    public synchronized Webhooks send(String body) {
        if (target == null) {
            throw new IllegalStateException("There is no webhook to send to");
        }
        sender.deliver(outgoing(target, body), Duration.ZERO);
        return this;
    }

    @Override
    public Webhooks resend(WebhookDelivery delivery) {
        return send(delivery.body());
    }

    @Override
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
