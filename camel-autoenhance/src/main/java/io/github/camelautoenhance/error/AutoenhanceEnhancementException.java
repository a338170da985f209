/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import org.jspecify.annotations.Nullable;

/**
 * The service has the photo and could not enhance it, or keeps it no longer: its status is {@code error} or
 * {@code expired}.
 *
 * <p>Final, unless the reason speaks of a limit: then it may succeed another day.
 *
 * <pre>{@code
 * onException(AutoenhanceEnhancementException.class).handled(true).to("file:failed");
 * }</pre>
 */
public class AutoenhanceEnhancementException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String statusReason;

    public AutoenhanceEnhancementException(Failure failure, @Nullable String statusReason) {
        super(failure);
        this.statusReason = statusReason;
    }

    /** Why, in the service's words; null where it says nothing. The values are not published. */
    public @Nullable String statusReason() {
        return statusReason;
    }
}
