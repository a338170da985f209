/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.ServerClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the upload of one photo has come, so that a redelivery goes on with the same record instead of making a
 * second one. Not serialisable on purpose: it holds the upload address, and is of no use in another process.
 */
public final class UploadProgress<R> {

    private final Registration registration;
    private final long length;
    private volatile @Nullable UploadSlot<R> created;
    private volatile long createdNanoTime;
    private volatile boolean hasFailedPut;

    public UploadProgress(Registration registration, long length) {
        this.registration = registration;
        this.length = length;
    }

    /** Whether {@code other} is about the same photo as far as can be told without reading it. */
    public boolean isSamePhoto(UploadProgress<?> other) {
        return length == other.length && registration.equals(other.registration);
    }

    /** Whether a record exists that waits for its bytes. */
    public boolean hasRecord() {
        return created != null;
    }

    /** What the record was, or is to be, made of. */
    public Registration registration() {
        return registration;
    }

    @Nullable
    UploadSlot<R> created() {
        return created;
    }

    void created(@Nullable UploadSlot<R> image) {
        createdNanoTime = System.nanoTime();
        created = image;
    }

    /** Whether a PUT of this photo has failed, in this delivery or in an earlier one. */
    public boolean hasFailedPut() {
        return hasFailedPut;
    }

    public void putFailed() {
        hasFailedPut = true;
    }

    /**
     * Whether the record's address has outlived its validity; measured here, so that no clock need agree with another.
     */
    boolean isExpired(UploadAddress address, ServerClock clock) {
        Duration validity = address.validity(clock.at(createdNanoTime));
        return validity != null && System.nanoTime() - createdNanoTime >= validity.toNanos();
    }
}
