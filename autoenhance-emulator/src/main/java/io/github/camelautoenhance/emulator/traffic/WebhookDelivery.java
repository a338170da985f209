/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one event, or of one copy of it, that the emulator sends to the webhook.
 *
 * <pre>{@code
 * await().untilAsserted(() -> assertThat(emulator.webhooks().deliveries())
 *         .extracting(WebhookDelivery::state)
 *         .containsOnly(WebhookDelivery.State.DELIVERED));
 * }</pre>
 *
 * @param event the name of the event; empty if the body names none
 * @param imageId the image that it is about; null if the body names none
 * @param body what is sent
 * @param statuses the answers to the tries so far, in their order; 0 for a try without an answer
 * @param state whether it has arrived
 */
public record WebhookDelivery(
        String event, @Nullable String imageId, String body, List<Integer> statuses, State state) {

    /** Takes a copy of the statuses. */
    public WebhookDelivery {
        statuses = List.copyOf(statuses);
    }

    /** How often it was tried so far, not counting a try that is going on. */
    public int tries() {
        return statuses.size();
    }

    /** How far a delivery has come. */
    public enum State {
        /** It is held back or delayed, on its way, or waits for its next try. */
        PENDING,
        /** It was answered with a 2xx. */
        DELIVERED,
        /** None of its tries was answered with a 2xx, and there will be no further one. */
        GIVEN_UP,
        /** It was never sent, see {@link Webhooks#lose}. */
        LOST
    }
}
