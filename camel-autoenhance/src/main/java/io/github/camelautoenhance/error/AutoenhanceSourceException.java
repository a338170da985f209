/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The photo in the message could not be sent as announced: it ended short or ran long, changed, failed while being
 * read, or cannot be read a second time.
 *
 * <p>Nothing incomplete was stored. Retryable where a new read may succeed.
 *
 * <pre>{@code
 * onException(AutoenhanceSourceException.class).handled(true).to("direct:source");
 * }</pre>
 */
public class AutoenhanceSourceException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceSourceException(Failure failure) {
        super(failure);
    }
}
