/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.ImageClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.client.upload.UploadSlot.Arrival;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Deadline;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Photos that become images of their own. */
public record ImageUploads(ImageClient images) implements UploadTarget<AutoenhanceImage> {

    @Override
    public UploadSlot<AutoenhanceImage> create(
            Registration registration, @Nullable Subject replaced, Deadline deadline, Attempts.OnRetry onRetry) {
        String replacedId = replaced == null ? null : replaced.imageId();
        return slot(registration.name(), images.create(registration, replacedId, deadline, onRetry));
    }

    @Override
    public ServerClock clock() {
        return images.clock();
    }

    @Override
    public UploadSlot<AutoenhanceImage> look(Subject subject, Deadline deadline) {
        return slot(subject.name(), images.retrieve(Objects.requireNonNull(subject.imageId()), deadline));
    }

    @Override
    public void delete(Subject subject, Deadline deadline) {
        images.delete(Objects.requireNonNull(subject.imageId()), deadline);
    }

    private static UploadSlot<AutoenhanceImage> slot(@Nullable String name, AutoenhanceImage image) {
        return new UploadSlot<>(
                image.withoutUploadUrl(),
                new Subject(name, image.imageId(), null, image.orderId()),
                image.uploadUrl(),
                arrival(String.valueOf(image.status())));
    }

    private static Arrival arrival(String status) {
        return switch (status) {
            case "processing", "processed" -> Arrival.ARRIVED;
            case "waiting", "expired" -> Arrival.EMPTY;
            default -> Arrival.UNKNOWN;
        };
    }
}
