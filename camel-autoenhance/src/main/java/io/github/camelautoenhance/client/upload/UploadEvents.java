/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.util.Counters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts and tells what happens to one upload. */
final class UploadEvents {

    private final Registration registration;
    private final long length;
    private final Counters counters;
    private final @Nullable UploadListener listener;
    private @Nullable Subject record;
    private long bytesSent;

    UploadEvents(
            Registration registration,
            long length,
            @Nullable Subject record,
            Counters counters,
            @Nullable UploadListener listener) {
        this.registration = registration;
        this.length = length;
        this.record = record;
        this.counters = counters;
        this.listener = listener;
    }

    void created(Subject fresh) {
        Subject expired = record;
        record = fresh;
        counters.countCreated();
        if (listener != null) {
            listener.created(status());
        }
        if (expired != null) {
            counters.countRefreshed();
            if (listener != null) {
                listener.refreshed(status(), id(expired));
            }
        }
    }

    /** @param total how many bytes the current try has sent */
    void sent(long total) {
        bytesSent = total;
        if (listener != null) {
            listener.bytesSent(status());
        }
    }

    void retrying(AutoenhanceException reason, Duration delay) {
        if (listener != null) {
            listener.repeating(status(), reason, delay);
        }
    }

    /** The photo is sent once more without delay, outside the retry policy. */
    void retryingAtOnce(AutoenhanceException reason) {
        counters.countRetry();
        retrying(reason, Duration.ZERO);
    }

    void finished() {
        counters.countUploaded(length);
        if (listener != null) {
            listener.finished(status());
        }
    }

    void failed(Exception reason) {
        counters.countFailed();
        if (listener != null) {
            listener.failed(status(), reason);
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
