/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has happened since the component was made, over all its endpoints. */
public final class Counters {

    private final LongAdder created = new LongAdder();
    private final LongAdder uploaded = new LongAdder();
    private final LongAdder uploadedBytes = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder refreshed = new LongAdder();
    private final LongAdder rateLimits = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder repeatedEvents = new LongAdder();
    private final LongAdder refusedRequests = new LongAdder();
    private final AtomicReference<@Nullable Instant> lastRateLimit = new AtomicReference<>();

    public void countCreated() {
        created.increment();
    }

    public void countUploaded(long bytes) {
        uploaded.increment();
        uploadedBytes.add(bytes);
    }

    public void countFailed() {
        failed.increment();
    }

    public void countRetry() {
        repeats.increment();
    }

    public void countRefreshed() {
        refreshed.increment();
    }

    public void countRateLimit() {
        rateLimits.increment();
        lastRateLimit.set(Instant.now());
    }

    public void countEvent() {
        events.increment();
    }

    public void countRepeatedEvent() {
        repeatedEvents.increment();
    }

    public void countRefusedRequest() {
        refusedRequests.increment();
    }

    /** Events that webhooks have received. */
    public long events() {
        return events.sum();
    }

    /** Events that did not reach a route because they had before, or were on their way. */
    public long repeatedEvents() {
        return repeatedEvents.sum();
    }

    /** Requests at webhooks that showed no secret or held no event. */
    public long refusedRequests() {
        return refusedRequests.sum();
    }

    /** Records made for uploads, those included that took the place of an expired one. */
    public long created() {
        return created.sum();
    }

    /** Photos that have arrived. */
    public long uploaded() {
        return uploaded.sum();
    }

    /** The bytes of the photos that have arrived. */
    public long uploadedBytes() {
        return uploadedBytes.sum();
    }

    /** Uploads that ended without success; one that the route tries again counts again. */
    public long failed() {
        return failed.sum();
    }

    /** Requests that the component has repeated by itself. */
    public long repeats() {
        return repeats.sum();
    }

    /** Records made anew because their upload address had expired. */
    public long refreshed() {
        return refreshed.sum();
    }

    /** Answers 429. */
    public long rateLimits() {
        return rateLimits.sum();
    }

    /** When the last answer 429 came; null if there was none. */
    public @Nullable Instant lastRateLimit() {
        return lastRateLimit.get();
    }
}
