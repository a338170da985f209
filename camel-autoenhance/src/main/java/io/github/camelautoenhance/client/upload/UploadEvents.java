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
import io.github.camelautoenhance.util.Counters.Counter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts and tells what happens to one upload. */
final class UploadEvents {

    private static final UploadListener NO_LISTENER = new UploadListener() {};

    private final Registration registration;
    private final long length;
    private final Counters counters;
    private final UploadListener listener;
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
        this.listener = listener == null ? NO_LISTENER : listener;
    }

    void created(Subject fresh) {
        Subject expired = record;
        record = fresh;
        counters.count(Counter.IMAGES_CREATED);
        listener.created(status());
        if (expired != null) {
            counters.count(Counter.ADDRESSES_REFRESHED);
            listener.refreshed(status(), UploadTarget.id(expired));
        }
    }

    /** @param total how many bytes the current try has sent */
    void sent(long total) {
        bytesSent = total;
        listener.bytesSent(status());
    }

    void retrying(AutoenhanceException reason, Duration delay) {
        listener.repeating(status(), reason, delay);
    }

    /** The photo is sent once more without delay, outside the retry policy. */
    void retryingAtOnce(AutoenhanceException reason) {
        counters.countRetry();
        retrying(reason, Duration.ZERO);
    }

    void finished() {
        counters.count(Counter.PHOTOS_UPLOADED);
        counters.add(Counter.BYTES_UPLOADED, length);
        listener.finished(status());
    }

    void failed(Exception reason) {
        counters.count(Counter.UPLOADS_FAILED);
        listener.failed(status(), reason);
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
}
