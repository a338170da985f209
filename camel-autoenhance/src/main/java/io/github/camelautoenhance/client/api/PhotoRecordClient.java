/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.util.Deadline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests that images and brackets share: a photo is uploaded to either. */
public abstract class PhotoRecordClient<R> {

    final ApiRequests requests;
    private final Kind kind;

    PhotoRecordClient(ApiRequests requests, Kind kind) {
        this.requests = requests;
        this.kind = kind;
    }

    /** @param nameField the field of the name that a record is created with */
    record Kind(String path, String nameField, Step create, Step retrieve, Step delete) {}

    abstract Subject subject(@Nullable String name, @Nullable String id, @Nullable String orderId);

    abstract R read(Map<String, @Nullable Object> json);

    abstract R withoutUploadUrl(R uploadable);

    public ServerClock clock() {
        return requests.clock();
    }

    /** Registers a record, which holds the upload address. */
    public R create(Registration registration, Deadline deadline) {
        return create(registration, null, deadline, Attempts.OnRetry.NOTHING);
    }

    /** Registers a record; a failure names the one it is to replace, since that stays without a photo then. */
    public R create(
            Registration registration, @Nullable String replacedId, Deadline deadline, Attempts.OnRetry onRetry) {
        Subject subject = subject(registration.name(), replacedId, registration.orderId());
        Map<String, @Nullable Object> json = registration.toJson(kind.nameField);
        return requests.run(
                new ApiRequest<>(kind.create, subject, "POST", kind.path, json, this::read), deadline, onRetry);
    }

    /** Reads a record. Sends a key if there is one; images need none. */
    public R retrieve(String id, Deadline deadline) {
        return requests.run(request(kind.retrieve, "GET", id, "", null), deadline);
    }

    public void delete(String id, Deadline deadline) {
        requests.delete(kind.delete, subject(null, id, null), kind.path + id, deadline);
    }

    ApiRequest<R> request(Step step, String method, String id, String action, @Nullable Object body) {
        return new ApiRequest<>(
                step,
                subject(null, id, null),
                method,
                kind.path + id + action,
                body,
                (Map<String, @Nullable Object> json) -> withoutUploadUrl(read(json)));
    }
}
