/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * A time limit of the component was reached: {@code uploadTimeout}, {@code uploadStallTimeout}, or the wait for a place
 * among the uploads.
 *
 * <p>Retryable.
 *
 * <pre>{@code
 * onException(AutoenhanceTimeoutException.class).handled(true).to("direct:timeout");
 * }</pre>
 */
public class AutoenhanceTimeoutException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceTimeoutException(Failure failure) {
        super(failure);
    }
}
