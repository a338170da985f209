/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.BracketClient;
import io.github.camelautoenhance.client.api.ImageClient;
import io.github.camelautoenhance.client.api.PhotoRecordClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.client.upload.UploadSlot.Arrival;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Deadline;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A kind of record that photos go to: images, or brackets. */
public final class UploadTarget<R> {

    private final PhotoRecordClient<R> client;
    private final BiFunction<@Nullable String, R, UploadSlot<R>> slot;

    private UploadTarget(PhotoRecordClient<R> client, BiFunction<@Nullable String, R, UploadSlot<R>> slot) {
        this.client = client;
        this.slot = slot;
    }

    /** Photos that become images of their own. */
    public static UploadTarget<AutoenhanceImage> of(ImageClient images) {
        return new UploadTarget<>(
                images,
                (name, image) -> new UploadSlot<>(
                        image.withoutUploadUrl(),
                        new Subject(name, image.imageId(), null, image.orderId()),
                        image.uploadUrl(),
                        arrival(String.valueOf(image.status()))));
    }

    /** Photos that are exposures of an image to be merged. */
    public static UploadTarget<AutoenhanceBracket> of(BracketClient brackets) {
        return new UploadTarget<>(
                brackets,
                (name, bracket) -> new UploadSlot<>(
                        bracket.withoutUploadUrl(),
                        new Subject(name, null, bracket.bracketId(), bracket.orderId()),
                        bracket.uploadUrl(),
                        arrival(bracket.uploaded())));
    }

    /**
     * Makes a record.
     *
     * @param replaced the record that the new one takes the place of, which a failure names: it has no photo
     */
    UploadSlot<R> create(
            Registration registration, @Nullable Subject replaced, Deadline deadline, Attempts.OnRetry onRetry) {
        String replacedId = replaced == null ? null : id(replaced);
        return slot.apply(registration.name(), client.create(registration, replacedId, deadline, onRetry));
    }

    /** The clock of the service that makes the addresses. */
    ServerClock clock() {
        return client.clock();
    }

    UploadSlot<R> look(Subject subject, Deadline deadline) {
        return slot.apply(subject.name(), client.retrieve(id(subject), deadline));
    }

    void delete(Subject subject, Deadline deadline) {
        client.delete(id(subject), deadline);
    }

    static String id(Subject subject) {
        return Objects.requireNonNull(subject.imageId() != null ? subject.imageId() : subject.bracketId());
    }

    private static Arrival arrival(String status) {
        return switch (status) {
            case "processing", "processed" -> Arrival.ARRIVED;
            case "waiting", "expired" -> Arrival.EMPTY;
            default -> Arrival.UNKNOWN;
        };
    }

    private static Arrival arrival(@Nullable Boolean uploaded) {
        if (uploaded == null) {
            return Arrival.UNKNOWN;
        }
        return uploaded ? Arrival.ARRIVED : Arrival.EMPTY;
    }
}
