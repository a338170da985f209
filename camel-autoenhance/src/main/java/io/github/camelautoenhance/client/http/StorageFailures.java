/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.StorageError;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.Failure;
import java.util.function.BiFunction;

/** Turns a refusal of the storage into what the route is told, and what the retry decision looks at. */
public final class StorageFailures {

    private StorageFailures() {}

    /**
     * The refusal of a request.
     *
     * @param how words that follow the step in the message; empty for none
     * @param otherwise the exception for a status that means the same to nobody else
     */
    public static FailedAttempt of(
            Step step,
            Subject subject,
            String how,
            Reply reply,
            BiFunction<Failure, StorageError, AutoenhanceException> otherwise) {
        if (reply.status() == 407) {
            return NetworkFailures.proxyAuthentication(step, subject);
        }
        StorageError said = StorageError.parse(reply.text());
        String details = said.code() == null ? reply.excerpt() : said.code() + ": " + said.excerpt();
        Failure failure = subject.failure("Could not %s%s%s: the storage answered %d (%s)"
                        .formatted(step, subject, how, reply.status(), details))
                .status(reply.status());
        AutoenhanceException error = reply.status() == 429
                ? new AutoenhanceRateLimitException(failure.retryable(), reply.retryAt())
                : otherwise.apply(failure, said);
        return new FailedAttempt(error, new Outcome.Answered(reply.status(), said.code(), reply.retryAfter()));
    }
}
