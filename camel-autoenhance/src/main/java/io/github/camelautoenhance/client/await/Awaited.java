/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceEnhancementException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Redaction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One image or order that somebody waits for. */
final class Awaited<R> {

    /** Refusals because of a limit show here and nowhere else; the texts are not published. */
    private static final Pattern LIMIT = Pattern.compile("(?i)limit|quota|capacity");

    private static final int MAX_REASON = 200;

    private final Subject subject;
    private final Deadline deadline;
    private final Duration timeout;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile String lastSeen = "not known";
    private volatile @Nullable AutoenhanceException lastFailure;

    Awaited(Subject subject, Deadline deadline, Duration timeout) {
        this.subject = subject;
        this.deadline = deadline;
        this.timeout = timeout;
        deadline.onCancel(this::stop);
    }

    String imageId() {
        return String.valueOf(subject.imageId());
    }

    CompletableFuture<R> result() {
        return result;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Ends the wait if its time has come. */
    void expire() {
        if (!result.isDone() && deadline.isOver()) {
            AutoenhanceTimeoutException timedOut = new AutoenhanceTimeoutException(
                    subject.failure("Waited for" + subject + " longer than awaitTimeout, " + timeout.toSeconds()
                                    + " s: its status is " + lastSeen)
                            .retryable());
            AutoenhanceException failure = lastFailure;
            if (failure != null) {
                timedOut.addSuppressed(new EarlierAttempt(failure));
            }
            fail(timedOut);
        }
    }

    /** A look that told nothing. */
    void missed(AutoenhanceException failure) {
        lastFailure = failure;
    }

    void fail(AutoenhanceException failure) {
        boolean unused = result.completeExceptionally(failure);
    }

    void stop() {
        fail(new AutoenhanceConnectionException(subject.failure(
                        "Did not wait for" + subject + " to the end: the route or the component is being stopped")
                .retryable()));
    }

    static void seenImage(Awaited<AutoenhanceImage> awaited, AutoenhanceImage image) {
        awaited.lastSeen = Redaction.excerpt(String.valueOf(image.status()), MAX_REASON);
        awaited.lastFailure = null;
        if (image.isFailed()) {
            awaited.fail(failure(image));
        } else if (image.isProcessed()) {
            awaited.result.complete(image);
        }
    }

    static void seenOrder(Awaited<AutoenhanceOrder> awaited, AutoenhanceOrder order, boolean finished) {
        awaited.lastSeen = Redaction.excerpt(String.valueOf(order.status()), MAX_REASON) + " with "
                + order.images().stream().filter(AutoenhanceImage::isFinished).count() + " of "
                + order.images().size() + " images done";
        awaited.lastFailure = null;
        if (finished) {
            awaited.result.complete(order);
        } else if ("error".equals(order.status()) && order.images().isEmpty()) {
            awaited.fail(new AutoenhanceEnhancementException(
                    awaited.subject.failure("The service could not make images of order " + order.orderId()), null));
        }
    }

    private static AutoenhanceEnhancementException failure(AutoenhanceImage image) {
        String reason = image.statusReason() == null ? null : Redaction.excerpt(image.statusReason(), MAX_REASON);
        String status = image.status() == null ? "error" : image.status();
        return new AutoenhanceEnhancementException(
                Subject.image(image.imageId())
                        .failure("Image " + image.imageId() + " was not enhanced: its status is " + status
                                + (reason == null ? ", and no reason is given" : " (" + reason + ")"))
                        .about(image.imageId(), image.orderId())
                        .retryable(reason != null && LIMIT.matcher(reason).find()),
                reason);
    }
}
