/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells trouble that passes, where the shoot stays and is tried again, from a refusal, where a person has to change
 * something in the folder. A wrong key or missing credit passes: it is no fault of the shoot's.
 *
 * <pre>{@code
 * PassingFailures.include(new ShootException("No photo in this folder", false)); // false
 * }</pre>
 */
public final class PassingFailures implements Predicate {

    @Override
    public boolean matches(Exchange exchange) {
        return include(exchange.getException());
    }

    /** Whether to try again later. */
    static boolean include(@Nullable Throwable failure) {
        if (failure instanceof AutoenhanceAuthenticationException || failure instanceof AutoenhanceQuotaException) {
            return true;
        }
        if (failure instanceof AutoenhanceException service) {
            return service.isRetryable();
        }
        if (failure instanceof ShootException shoot) {
            return shoot.isPassing();
        }
        // a full disk, for example; what was set wrongly does not mend itself
        return !(failure instanceof IllegalArgumentException);
    }
}
