/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.emulator.traffic.Fault;

/** Responses with the XML by which the storage says why it refuses a photo. */
public final class StorageErrors {

    private StorageErrors() {}

    public static Fault storageError(int status, String code, String message) {
        return Fault.status(status)
                .body("application/xml", "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    /** The presigned URL has expired. */
    public static Fault expired() {
        return storageError(403, "AccessDenied", "Request has expired");
    }
}
