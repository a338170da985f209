/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The service knows no such image, order or bracket (404).
 *
 * <p>It was deleted, or the id belongs to another account.
 *
 * <pre>{@code
 * onException(AutoenhanceNotFoundException.class).handled(true).to("direct:notFound");
 * }</pre>
 */
public class AutoenhanceNotFoundException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceNotFoundException(Failure failure) {
        super(failure);
    }
}
