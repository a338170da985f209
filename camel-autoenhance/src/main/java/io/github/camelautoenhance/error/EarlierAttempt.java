/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * A try that came before the one whose exception it is {@linkplain Throwable#getSuppressed() suppressed} by. Its cause
 * is what that try failed with.
 *
 * <p>Not itself an {@link AutoenhanceException}: {@code Exchange.getException(type)} of Camel looks at the suppressed
 * exceptions first, and would hand out the oldest try instead of the last.
 *
 * <pre>{@code
 * for (Throwable earlier : exception.getSuppressed()) {
 *     log.info(earlier.getMessage());
 * }
 * }</pre>
 */
public final class EarlierAttempt extends Exception {

    private static final long serialVersionUID = 1L;

    public EarlierAttempt(AutoenhanceException failure) {
        super("Earlier attempt: " + failure.getMessage(), failure);
    }
}
