/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * No usable connection: refused, reset, unknown host, TLS, proxy, or no reply within {@code responseTimeout}.
 *
 * <p>Retryable, except where the server could not be trusted (TLS certificate or host name).
 *
 * <pre>{@code
 * onException(AutoenhanceConnectionException.class).handled(true).to("direct:connection");
 * }</pre>
 */
public class AutoenhanceConnectionException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceConnectionException(Failure failure) {
        super(failure);
    }
}
