/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadStatus;
import java.time.Duration;

/** Whom the course of an upload is told to; must not throw. */
public interface UploadObserver {

    void created(UploadStatus upload);

    void bytesSent(UploadStatus upload);

    void repeating(UploadStatus upload, AutoenhanceException reason, Duration delay);

    void refreshed(UploadStatus upload, String expiredId);

    void finished(UploadStatus upload);

    void failed(UploadStatus upload, Exception reason);
}
