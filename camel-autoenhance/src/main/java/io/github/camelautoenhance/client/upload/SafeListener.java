/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the course of uploads on to a user's listener, whose failures are not the upload's. */
public record SafeListener(UploadListener listener) implements UploadListener {

    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    @Override
    public void created(UploadStatus upload) {
        tell(() -> listener.created(upload));
    }

    @Override
    public void bytesSent(UploadStatus upload) {
        tell(() -> listener.bytesSent(upload));
    }

    @Override
    public void repeating(UploadStatus upload, AutoenhanceException reason, Duration delay) {
        tell(() -> listener.repeating(upload, reason, delay));
    }

    @Override
    public void refreshed(UploadStatus upload, String expiredId) {
        tell(() -> listener.refreshed(upload, expiredId));
    }

    @Override
    public void finished(UploadStatus upload) {
        tell(() -> listener.finished(upload));
    }

    @Override
    public void failed(UploadStatus upload, Exception reason) {
        tell(() -> listener.failed(upload, reason));
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // An error of linkage, or a checked one out of Kotlin, would fail an upload whose photo has arrived.
            LOG.warn("The uploadListener failed, which the upload does not: {}", e.toString(), e);
        }
    }
}
