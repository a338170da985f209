/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.http.PhotoSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.HttpHost;

/**
 * Decides for one endpoint whether a PUT sends {@code Expect: 100-continue} and waits for the storage's answer before
 * the photo. Waiting costs a round trip and protects a refusal, which a broken connection could hide otherwise.
 */
public final class ExpectRule {

    /** A host that took a photo within this time is not asked. */
    static final Duration VALIDITY = Duration.ofMinutes(5);

    // Hosts come from the service, and toD makes many endpoints: the least recent success is dropped.
    static final int MAX_TARGETS = 16;

    private final LongSupplier nanoTime;
    private final Map<Target, Long> successes = new LinkedHashMap<>(4);

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public ExpectRule(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A signature covers host and content type, so a success says nothing about another of either. */
    private record Target(HttpHost host, String contentType) {}

    public boolean asks(UploadAddress address, String contentType, PhotoSource photo, UploadProgress<?> progress) {
        return !photo.isRepeatable() || progress.hasFailedPut() || !hasRecentSuccess(target(address, contentType));
    }

    public synchronized void succeeded(UploadAddress address, String contentType) {
        Target target = target(address, contentType);
        // Removed first, so that the map's first entry is always the least recent success.
        successes.remove(target);
        successes.put(target, nanoTime.getAsLong());
        if (successes.size() > MAX_TARGETS) {
            successes.remove(successes.keySet().iterator().next());
        }
    }

    public synchronized void failed(UploadAddress address, String contentType, UploadProgress<?> progress) {
        successes.remove(target(address, contentType));
        progress.putFailed();
    }

    private synchronized boolean hasRecentSuccess(Target target) {
        Long time = successes.get(target);
        return time != null && nanoTime.getAsLong() - time < VALIDITY.toNanos();
    }

    private static Target target(UploadAddress address, String contentType) {
        return new Target(address.httpHost(), contentType);
    }
}
