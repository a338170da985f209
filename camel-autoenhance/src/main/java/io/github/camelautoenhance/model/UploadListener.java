/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.time.Duration;

/**
 * Hears what happens to each upload between the moment it gets its place and its end, for logs, metrics and progress
 * bars. It never sees an upload address or a key.
 *
 * <p>It is called on the thread that transfers the photo, so what it does, the upload waits for, and no time-out ends
 * that wait: be quick, or hand the event to a thread of your own. What it throws is logged and otherwise ignored. Bind
 * one to the registry and it is used by all endpoints:
 *
 * <pre>{@code
 * context.getRegistry().bind("uploads", new UploadListener() {
 *     public void finished(UploadStatus upload) {
 *         meters.counter("photos").increment();
 *     }
 * });
 * }</pre>
 */
public interface UploadListener {

    /** The record has been made; its id is known from here on. Not called where a redelivery finds it made. */
    default void created(UploadStatus upload) {}

    /** Some more bytes were handed to the connection, 64 KiB at most; a repeat begins again at the first byte. */
    default void bytesSent(UploadStatus upload) {}

    /** A request has failed and is repeated after {@code delay}, by the component itself and not by the route. */
    default void repeating(UploadStatus upload, AutoenhanceException reason, Duration delay) {}

    /** The upload address had expired, so a new record takes the place of {@code expiredId}, which is deleted. */
    default void refreshed(UploadStatus upload, String expiredId) {}

    /** The photo has arrived. */
    default void finished(UploadStatus upload) {}

    /** The upload has ended without success; Camel's error handler is next, and may try it again. */
    default void failed(UploadStatus upload, Exception reason) {}
}
