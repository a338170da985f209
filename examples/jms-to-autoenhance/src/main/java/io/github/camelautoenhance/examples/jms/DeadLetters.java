/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The bean that says whether a failed message goes to the dead letter queue now, with the reason, or back to the
 * broker, which delivers it again later.
 *
 * <pre>{@code
 * onException(Throwable.class).onWhen(method(new DeadLetters(10), "isDue"))
 *     .handled(true).to("jms:queue:photos.failed");
 * }</pre>
 */
public final class DeadLetters {

    private final int deliveries;

    /**
     * For a queue whose messages are delivered so often.
     *
     * @param deliveries after how many deliveries a message is given up; below 0: never
     */
    public DeadLetters(int deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Whether another delivery is no use: the photo itself is refused, or it was the last delivery.
     *
     * @param failure why the message could not be done with
     * @param delivery which delivery of the message this is, the first is 1; null if the broker does not count
     */
    public boolean isDue(
            @ExchangeException Throwable failure, @Header("JMSXDeliveryCount") @Nullable Integer delivery) {
        return isThePhotosFault(failure) || (deliveries >= 0 && delivery != null && delivery >= deliveries);
    }

    /** A refused key or no credit is nobody's photo's fault: with such a rule the whole queue would be emptied. */
    private static boolean isThePhotosFault(Throwable failure) {
        if (failure instanceof AutoenhanceAuthenticationException || failure instanceof AutoenhanceQuotaException) {
            return false;
        }
        return failure instanceof AutoenhanceException refused
                ? !refused.isRetryable()
                : failure instanceof IllegalArgumentException;
    }
}
