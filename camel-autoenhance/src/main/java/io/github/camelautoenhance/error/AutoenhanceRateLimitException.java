/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests (429).
 *
 * <p>Retryable at {@link #retryAt()}. When that is at most five minutes away, the exchange also carries the header
 * {@code CamelRedeliveryDelay}, which Camel's error handler obeys; a longer wait is left to the route.
 *
 * <pre>{@code
 * onException(AutoenhanceRateLimitException.class).maximumRedeliveries(10);
 * }</pre>
 */
public class AutoenhanceRateLimitException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Instant retryAt;

    public AutoenhanceRateLimitException(Failure failure, @Nullable Instant retryAt) {
        super(failure);
        this.retryAt = retryAt;
    }

    /** The moment from which the service says that it answers again; null if it did not say. */
    public @Nullable Instant retryAt() {
        return retryAt;
    }
}
