/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The API or the storage had trouble of its own (5xx).
 *
 * <p>Retryable. For a create that was answered by 500, 502 or 504 a record may exist all the same; the message says so.
 *
 * <pre>{@code
 * onException(AutoenhanceServerException.class).handled(true).to("direct:server");
 * }</pre>
 */
public class AutoenhanceServerException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceServerException(Failure failure) {
        super(failure);
    }
}
