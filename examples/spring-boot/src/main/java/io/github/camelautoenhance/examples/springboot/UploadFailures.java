/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceValidationException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What the sender of a photo is told when it could not be handed on: what to do next, as the exception's type says.
 * What Spring finds wrong with the request itself (no photo, too large) it answers in the same format (RFC 9457).
 *
 * <pre>{@code
 * {"title": "Service Unavailable", "status": 503, "detail": "Autoenhance.ai cannot take ..."}
 * }</pre>
 */
@RestControllerAdvice(assignableTypes = PhotoController.class)
class UploadFailures {

    private static final Logger LOG = LoggerFactory.getLogger("photos");

    private final Duration pause;

    UploadFailures(@Value("${http.retry-after}") Duration pause) {
        this.pause = pause;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAPhoto(NotAPhotoException e) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, e.getMessage());
    }

    /** Such as an order id that is none. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> badRequest(IllegalArgumentException e) {
        return answer(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    /** The service has looked at the request and refused it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AutoenhanceValidationException e) {
        LOG.warn("REFUSED   {}", e.getMessage());
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    }

    /** Either it passes, or whoever runs this application has to act: the sender can do nothing about a key. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(AutoenhanceException e) {
        if (!e.isRetryable()) {
            LOG.error("FAILED    {}", e.toString());
            return answer(
                    HttpStatus.BAD_GATEWAY,
                    "The photo was not handed on. Whoever runs this application finds the reason in its log.");
        }
        LOG.warn("LATER     {}", e.toString());
        long seconds = Math.max(1, pause(e).toSeconds());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Autoenhance.ai cannot take the photo now. Send it again in " + seconds + " s."));
    }

    private Duration pause(AutoenhanceException e) {
        Instant retryAt = e instanceof AutoenhanceRateLimitException limited ? limited.retryAt() : null;
        return retryAt == null
                ? pause
                : Duration.between(Instant.now(), retryAt).plusSeconds(1);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, @Nullable String sentence) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(sentence);
        return ResponseEntity.of(problem).build();
    }
}
