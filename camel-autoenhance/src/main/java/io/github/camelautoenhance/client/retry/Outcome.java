/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one try of a {@link Step} failed: everything the {@link RetryPolicy} looks at. */
public sealed interface Outcome {

    /**
     * The server answered.
     *
     * @param code S3's error code, if the reply held one
     * @param retryAfter what the reply asked to wait, if it did
     */
    record Answered(
            int status, @Nullable String code, @Nullable Duration retryAfter) implements Outcome {

        /** 429 and 503: the server says that it did not do it. */
        public boolean isThrottled() {
            return status == 429 || status == 503;
        }
    }

    /** The server answered with something that is no answer to this request. */
    record Unintelligible() implements Outcome {}

    /** It surely was not executed: no connection came about, so no byte of the request left. */
    record NotSent() implements Outcome {}

    /**
     * No response after some of the request had been sent: it may have been executed.
     *
     * @param isCutOff whether the other side closed the connection of an upload before any byte of a response
     */
    record Lost(boolean isCutOff) implements Outcome {
        public Lost() {
            this(false);
        }
    }

    /** The server could not be trusted, or must not be connected to. */
    record Refused() implements Outcome {}

    /** The photo itself could not be read as announced. */
    record SourceFailed() implements Outcome {}

    /** The component ended it: a deadline has passed, or the component is being stopped. */
    record Aborted() implements Outcome {}
}
