/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.NetworkFailures;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.RetryDecision;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceConflictException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.error.AutoenhanceQuotaException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceValidationException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Json;
import io.github.camelautoenhance.util.Redaction;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a refusal of the API into the exception that says what a route author does next. */
public final class ApiFailures {

    private ApiFailures() {}

    public static FailedAttempt of(Step step, Subject subject, Reply reply) {
        if (reply.status() == 407) {
            return NetworkFailures.proxyAuthentication(step, subject);
        }
        // With another status it speaks of the one request.
        Outcome.Answered outcome = new Outcome.Answered(reply.status(), null, reply.retryAfter());
        return new FailedAttempt(
                error(step, subject, reply),
                outcome,
                outcome.isThrottled() ? reply.retryAfter() : null,
                RetryDecision.Action.GIVE_UP);
    }

    /** The reply is a success by its status and not by what it holds. */
    public static FailedAttempt unintelligible(Step step, Subject subject, Reply reply, String what) {
        String type = reply.contentType() == null ? "no content type" : Redaction.excerpt(reply.contentType(), 100);
        String message = "Could not %s%s: %s (status %d, %s): %s%s"
                .formatted(
                        step,
                        subject,
                        what,
                        reply.status(),
                        type,
                        reply.excerpt(),
                        reply.isRedirect() ? "" : NetworkFailures.maybeExecuted(step, subject));
        return new FailedAttempt(
                new AutoenhanceResponseException(subject.failure(message).status(reply.status())),
                new Outcome.Unintelligible());
    }

    private static AutoenhanceException error(Step step, Subject subject, Reply reply) {
        int status = reply.status();
        Map<String, List<String>> fields = status == 400 || status == 422 ? fieldErrors(reply) : Map.of();
        String answer = message(reply) + described(fields) + (status == 429 ? limit(reply) : "");
        Failure failure = subject.failure("Could not %s%s: Autoenhance answered %d%s"
                        .formatted(step, subject, status, answer.isEmpty() ? "" : " (" + answer + ")"))
                .status(status);
        return switch (status) {
            case 401, 403 -> new AutoenhanceAuthenticationException(failure.saying("; check apiKey"));
            case 402 -> new AutoenhanceQuotaException(failure);
            case 400, 422 -> new AutoenhanceValidationException(failure, fields);
            case 404 ->
                new AutoenhanceNotFoundException(
                        step.makesRecord()
                                ? failure.saying("; is baseUrl the address of the API, without /v3?")
                                : failure);
            case 409 -> new AutoenhanceConflictException(failure);
            case 429 -> new AutoenhanceRateLimitException(failure.retryable(), reply.retryAt());
            default ->
                status >= 500
                        ? serverError(step, subject, failure)
                        : new AutoenhanceResponseException(failure.retryable(status == 408));
        };
    }

    private static AutoenhanceServerException serverError(Step step, Subject subject, Failure failure) {
        // 503 says that nothing was done; a gateway's 502 or 504 may come after the service made the record.
        String note = failure.statusCode() == 503 ? "" : NetworkFailures.maybeExecuted(step, subject);
        return new AutoenhanceServerException(failure.saying(note).retryable());
    }

    /** What is wrong with which field is all that helps, and logs print the message alone. */
    private static String described(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .map(entry -> ": " + entry.getKey() + ": " + String.join(" ", entry.getValue()))
                .map(text -> Redaction.excerpt(text, 200))
                .collect(Collectors.joining());
    }

    private static String limit(Reply reply) {
        return reply.retryAfter() == null
                ? ", no Retry-After given"
                : ", come back in " + reply.retryAfter().toSeconds() + " s";
    }

    /** {@code {"message": "…"}}, as the API writes it, else the start of what came. */
    private static String message(Reply reply) {
        Object message = json(reply).get("message");
        return message instanceof String text ? Redaction.excerpt(text, 200) : reply.excerpt();
    }

    /** {@code {"detail": {"json": {"image_name": ["Missing data for required field."]}}}}. */
    private static Map<String, List<String>> fieldErrors(Reply reply) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        if (json(reply).get("detail") instanceof Map<?, ?> places) {
            for (Object place : places.values()) {
                if (place instanceof Map<?, ?> fields) {
                    fields.forEach((field, texts) -> errors.put(String.valueOf(field), strings(texts)));
                }
            }
        }
        return errors;
    }

    private static List<String> strings(@Nullable Object texts) {
        return texts instanceof List<?> list
                ? list.stream().map(ApiFailures::string).toList()
                : List.of(string(texts));
    }

    private static String string(@Nullable Object text) {
        return Redaction.excerpt(String.valueOf(text), 200);
    }

    private static Map<String, @Nullable Object> json(Reply reply) {
        try {
            return Json.readObject(reply.text());
        } catch (IOException e) {
            return Map.of();
        }
    }
}
