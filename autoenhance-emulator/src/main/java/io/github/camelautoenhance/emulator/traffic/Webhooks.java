/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
public interface Webhooks {

    /**
     * Sets the webhook in place of the one before and, as the service does, sends {@code webhook_updated} to it. What
     * is on its way to the one before still goes there.
     *
     * @param url an http or https address
     * @param token the value of the header {@code Authentication} of every event; null for no such header
     * @throws IllegalArgumentException if the URL or the token cannot be sent
     */
    Webhooks save(URI url, @Nullable String token);

    /** Removes the webhook: later events are sent nowhere; one that is under way still goes to it. */
    Webhooks remove();

    /**
     * Sends each further event this many times, as deliveries of their own.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    Webhooks duplicate(int times);

    /** Waits this long before each further event is sent; default not at all. */
    Webhooks delay(Duration duration);

    /** Sends none of the further events; they are among the deliveries as {@link WebhookDelivery.State#LOST}. */
    Webhooks lose();

    /** Holds back all further events until one of the {@code release} methods is called. */
    Webhooks hold();

    /** Sends what was held back in the order in which it came about, and holds back no more. */
    Webhooks release();

    /** Sends what was held back, the last event first, and holds back no more. */
    Webhooks releaseReversed();

    /** Sends what was held back in an order that follows from this number, and holds back no more. */
    Webhooks releaseShuffled(long seed);

    /** Sends further events once and at once again; what was held back is sent now. */
    Webhooks clear();

    /**
     * How often an event is tried until it is given up, and how long after the first try the second one comes; each
     * further one waits twice as long as the one before. Default 5 tries and 500 ms; a reset leaves it as it is.
     *
     * @throws IllegalArgumentException if there is no try at all or the delay is negative
     */
    Webhooks retry(int tries, Duration firstDelay);

    /**
     * How long a try waits for a complete answer; default 10 s. A reset leaves it as it is.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    Webhooks timeout(Duration timeout);

    /** Whom to trust at https addresses; default those whom the JVM trusts. A reset leaves it as it is. */
    Webhooks tls(SSLContext context);

    /**
     * Sends this to the webhook once and at once, unaffected by what is set for events; it need not be what the service
     * would send. It is tried again like an event.
     *
     * @throws IllegalStateException if there is no webhook
     */
    Webhooks send(String body);

    /**
     * Sends what was delivered, or lost, once more, as a delivery of its own.
     *
     * @throws IllegalStateException if there is no webhook
     */
    Webhooks resend(WebhookDelivery delivery);

    /** What was and what will be sent so far, in the order in which it came about. */
    List<WebhookDelivery> deliveries();
}
