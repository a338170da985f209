/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import org.jspecify.annotations.Nullable;

/**
 * The facts that every {@link AutoenhanceException} is made of.
 *
 * <pre>{@code
 * throw new AutoenhanceServerException(Failure.of("Autoenhance answered 503 to create").status(503).retryable());
 * }</pre>
 *
 * @param message the sentence a person reads; without key and without the query string of any address
 * @param cause what was thrown below, if anything was
 * @param statusCode the HTTP status that was answered; 0 if there was no answer
 * @param isRetryable whether the same exchange may succeed when it is tried again later
 * @param imageId the image record that the failure is about, if one is known
 * @param orderId the order of that record, if known
 * @param bracketId the bracket record that the failure is about, if one is known
 */
public record Failure(
        String message,
        @Nullable Throwable cause,
        int statusCode,
        boolean isRetryable,
        @Nullable String imageId,
        @Nullable String orderId,
        @Nullable String bracketId) {

    /** A final failure without an answer, about no record yet. */
    public static Failure of(String message) {
        return new Failure(message, null, 0, false, null, null, null);
    }

    /** The same with more words at the end of its sentence. */
    public Failure saying(String more) {
        return new Failure(message + more, cause, statusCode, isRetryable, imageId, orderId, bracketId);
    }

    public Failure because(@Nullable Throwable newCause) {
        return new Failure(message, newCause, statusCode, isRetryable, imageId, orderId, bracketId);
    }

    public Failure status(int newStatusCode) {
        return new Failure(message, cause, newStatusCode, isRetryable, imageId, orderId, bracketId);
    }

    public Failure retryable() {
        return retryable(true);
    }

    public Failure retryable(boolean newRetryable) {
        return new Failure(message, cause, statusCode, newRetryable, imageId, orderId, bracketId);
    }

    public Failure about(@Nullable String newImageId, @Nullable String newOrderId) {
        return new Failure(message, cause, statusCode, isRetryable, newImageId, newOrderId, bracketId);
    }

    public Failure aboutBracket(@Nullable String newBracketId) {
        return new Failure(message, cause, statusCode, isRetryable, imageId, orderId, newBracketId);
    }
}
