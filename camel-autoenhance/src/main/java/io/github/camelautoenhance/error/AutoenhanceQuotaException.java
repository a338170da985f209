/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The account has no credit left (402).
 *
 * <p>Not retryable until somebody buys credit or changes the plan.
 *
 * <pre>{@code
 * onException(AutoenhanceQuotaException.class).handled(true).to("direct:quota");
 * }</pre>
 */
public class AutoenhanceQuotaException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceQuotaException(Failure failure) {
        super(failure);
    }
}
