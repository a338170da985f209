/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The API answered, but not with what its contract promises: no JSON, too large, no upload address, a redirect to
 * elsewhere.
 *
 * <p>A proxy or captive portal is a frequent cause; the message holds the start of what came.
 *
 * <pre>{@code
 * onException(AutoenhanceResponseException.class).handled(true).to("direct:response");
 * }</pre>
 */
public class AutoenhanceResponseException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceResponseException(Failure failure) {
        super(failure);
    }
}
