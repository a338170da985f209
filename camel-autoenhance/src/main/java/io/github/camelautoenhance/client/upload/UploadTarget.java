/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.util.Deadline;
import org.jspecify.annotations.Nullable;

/** A kind of record that photos go to: images, or brackets. */
public interface UploadTarget<R> {

    /**
     * Makes a record.
     *
     * @param replaced the record that the new one takes the place of, which a failure names: it has no photo
     */
    UploadSlot<R> create(
            Registration registration, @Nullable Subject replaced, Deadline deadline, Attempts.OnRetry onRetry);

    /** The clock of the service that makes the addresses. */
    ServerClock clock();

    UploadSlot<R> look(Subject subject, Deadline deadline);

    void delete(Subject subject, Deadline deadline);
}
