/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.retry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A record of the service that a photo goes to.
 *
 * @param record the record, without its upload address
 * @param subject which one it is
 * @param uploadUrl the presigned address; null where the answer holds none
 * @param arrival whether the photo is there
 */
record UploadSlot<R>(R record, Subject subject, @Nullable String uploadUrl, Arrival arrival) {

    enum Arrival {
        EMPTY,
        ARRIVED,
        UNKNOWN
    }

    /** It holds an upload address. */
    @Override
    public String toString() {
        return "UploadSlot" + subject;
    }
}
