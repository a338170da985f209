/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The API refused the key (401) or what the key may do (403).
 *
 * <p>Never retried: every further try would be refused, and counted, too. Check {@code apiKey}.
 *
 * <pre>{@code
 * onException(AutoenhanceAuthenticationException.class).handled(true).to("direct:authentication");
 * }</pre>
 */
public class AutoenhanceAuthenticationException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceAuthenticationException(Failure failure) {
        super(failure);
    }
}
