/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The service has something else under that id already (409).
 *
 * <p>Typically an own order id that is taken.
 *
 * <pre>{@code
 * onException(AutoenhanceConflictException.class).handled(true).to("direct:conflict");
 * }</pre>
 */
public class AutoenhanceConflictException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceConflictException(Failure failure) {
        super(failure);
    }
}
