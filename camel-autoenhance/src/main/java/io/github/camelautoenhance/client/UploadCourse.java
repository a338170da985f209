/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.UploadStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts and tells what happens to one upload. */
final class UploadCourse {

    private final ImageRegistration registration;
    private final long length;
    private final Counters counters;
    private final @Nullable UploadObserver observer;
    private @Nullable AutoenhanceImage image;
    private long bytesSent;

    UploadCourse(
            ImageRegistration registration,
            long length,
            @Nullable AutoenhanceImage image,
            Counters counters,
            @Nullable UploadObserver observer) {
        this.registration = registration;
        this.length = length;
        this.image = image;
        this.counters = counters;
        this.observer = observer;
    }

    void created(AutoenhanceImage record) {
        AutoenhanceImage expired = image;
        image = record;
        counters.countCreated();
        if (observer != null) {
            observer.created(status());
        }
        if (expired != null) {
            counters.countRefreshed();
            if (observer != null) {
                observer.refreshed(status(), expired.imageId());
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
                registration.imageName(),
                image == null ? null : image.imageId(),
                image == null ? registration.orderId() : image.orderId(),
                bytesSent,
                length);
    }
}
