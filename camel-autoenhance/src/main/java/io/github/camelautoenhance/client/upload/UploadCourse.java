/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.util.Counters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts and tells what happens to one upload. */
final class UploadCourse {

    private final Registration registration;
    private final long length;
    private final Counters counters;
    private final @Nullable UploadObserver observer;
    private @Nullable Subject record;
    private long bytesSent;

    UploadCourse(
            Registration registration,
            long length,
            @Nullable Subject record,
            Counters counters,
            @Nullable UploadObserver observer) {
        this.registration = registration;
        this.length = length;
        this.record = record;
        this.counters = counters;
        this.observer = observer;
    }

    void created(Subject fresh) {
        Subject expired = record;
        record = fresh;
        counters.countCreated();
        if (observer != null) {
            observer.created(status());
        }
        if (expired != null) {
            counters.countRefreshed();
            if (observer != null) {
                observer.refreshed(status(), id(expired));
            }
        }
    }

    /** @param total how many bytes the current try has sent */
    void sent(long total) {
        bytesSent = total;
        if (observer != null) {
            observer.bytesSent(status());
        }
    }

    void repeating(AutoenhanceException reason, Duration delay) {
        if (observer != null) {
            observer.repeating(status(), reason, delay);
        }
    }

    /** The photo is sent once more without delay, outside the retry policy. */
    void repeatingAtOnce(AutoenhanceException reason) {
        counters.countRepeat();
        repeating(reason, Duration.ZERO);
    }

    void finished() {
        counters.countUploaded(length);
        if (observer != null) {
            observer.finished(status());
        }
    }

    void failed(Exception reason) {
        counters.countFailed();
        if (observer != null) {
            observer.failed(status(), reason);
        }
    }

    private UploadStatus status() {
        return new UploadStatus(
                registration.name(),
                record == null ? null : record.imageId(),
                record == null ? null : record.bracketId(),
                record == null ? registration.orderId() : record.orderId(),
                bytesSent,
                length);
    }

    private static String id(Subject record) {
        return String.valueOf(record.imageId() != null ? record.imageId() : record.bracketId());
    }
}
