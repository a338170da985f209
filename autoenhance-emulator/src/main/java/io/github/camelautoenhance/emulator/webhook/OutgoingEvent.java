/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery.State;
import io.github.camelautoenhance.emulator.util.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An event on its way to a webhook. */
final class OutgoingEvent {

    private final WebhookTarget target;
    private final String body;
    private final String event;
    private final @Nullable String imageId;
    private final List<Integer> statuses = new ArrayList<>();
    private State state = State.PENDING;
    /** The timer or the request that it waits for. */
    private @Nullable Future<?> awaited;

    OutgoingEvent(WebhookTarget target, String body) {
        this.target = target;
        this.body = body;
        Map<String, @Nullable Object> json =
                Json.object(body.getBytes(StandardCharsets.UTF_8)).orElse(Map.of());
        event = Objects.toString(json.get("event"), "");
        imageId = Objects.toString(json.get("image_id"), null);
    }

    WebhookTarget target() {
        return target;
    }

    String body() {
        return body;
    }

    synchronized boolean isPending() {
        return state == State.PENDING;
    }

    /** Names what it waits for now, which {@link #end} cancels. */
    synchronized void awaits(Future<?> next) {
        awaited = next;
        if (!isPending()) {
            next.cancel(true);
        }
    }

    /** Takes the answer to a try, 0 for none, and tells how many tries there were. */
    synchronized int answered(int status) {
        if (isPending()) {
            statuses.add(status);
            state = status / 100 == 2 ? State.DELIVERED : state;
        }
        return statuses.size();
    }

    /** Ends it in this state, unless it has ended already. */
    void end(State last) {
        Future<?> cancelled;
        synchronized (this) {
            if (!isPending()) {
                return;
            }
            state = last;
            cancelled = awaited;
        }
        // not under the lock: whoever waits for the request hears of it in this thread
        if (cancelled != null) {
            cancelled.cancel(true);
        }
    }

    synchronized WebhookDelivery toDelivery() {
        return new WebhookDelivery(event, imageId, body, statuses, state);
    }
}
