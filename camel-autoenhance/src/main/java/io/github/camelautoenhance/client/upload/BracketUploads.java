/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.BracketClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.client.upload.UploadSlot.Arrival;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.util.Deadline;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Photos that are exposures of an image to be merged. */
public record BracketUploads(BracketClient brackets) implements UploadTarget<AutoenhanceBracket> {

    @Override
    public UploadSlot<AutoenhanceBracket> create(
            Registration registration, @Nullable Subject replaced, Deadline deadline, Attempts.OnRetry onRetry) {
        String replacedId = replaced == null ? null : replaced.bracketId();
        return slot(registration.name(), brackets.create(registration, replacedId, deadline, onRetry));
    }

    @Override
    public ServerClock clock() {
        return brackets.clock();
    }

    @Override
    public UploadSlot<AutoenhanceBracket> look(Subject subject, Deadline deadline) {
        return slot(subject.name(), brackets.retrieve(Objects.requireNonNull(subject.bracketId()), deadline));
    }

    @Override
    public void delete(Subject subject, Deadline deadline) {
        brackets.delete(Objects.requireNonNull(subject.bracketId()), deadline);
    }

    private static UploadSlot<AutoenhanceBracket> slot(@Nullable String name, AutoenhanceBracket bracket) {
        return new UploadSlot<>(
                bracket.withoutUploadUrl(),
                new Subject(name, null, bracket.bracketId(), bracket.orderId()),
                bracket.uploadUrl(),
                arrival(bracket.uploaded()));
    }

    private static Arrival arrival(@Nullable Boolean uploaded) {
        if (uploaded == null) {
            return Arrival.UNKNOWN;
        }
        return uploaded ? Arrival.ARRIVED : Arrival.EMPTY;
    }
}
