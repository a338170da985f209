/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;

/** Which failures are those of the whole service, and not of what was asked for. */
public final class Outage {

    private Outage() {}

    /** No answer, or the wish for fewer requests: whatever is asked next would fare no better. */
    public static boolean isMeantBy(AutoenhanceException failure) {
        return failure instanceof AutoenhanceRateLimitException
                || failure instanceof AutoenhanceConnectionException
                || failure instanceof AutoenhanceTimeoutException;
    }
}
