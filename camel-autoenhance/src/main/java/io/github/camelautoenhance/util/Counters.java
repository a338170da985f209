/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has happened since the component was made, over all its endpoints. */
public final class Counters {

    /** What is counted, in the order and by the names of the developer console. */
    public enum Counter {
        /** Records made for uploads, those included that took the place of an expired one. */
        IMAGES_CREATED("imagesCreated"),
        /** Photos that have arrived. */
        PHOTOS_UPLOADED("photosUploaded"),
        /** The bytes of the photos that have arrived. */
        BYTES_UPLOADED("bytesUploaded"),
        /** Uploads that ended without success; one that the route tries again counts again. */
        UPLOADS_FAILED("uploadsFailed"),
        /** Requests that the component has repeated by itself. */
        REQUESTS_REPEATED("requestsRepeated"),
        /** Records made again because their upload address had expired. */
        ADDRESSES_REFRESHED("addressesRefreshed"),
        /** Responses 429. */
        RATE_LIMITS("rateLimits"),
        /** Events that webhooks have received. */
        EVENTS_RECEIVED("eventsReceived"),
        /** Events that did not reach a route because they had before, or were on their way. */
        EVENTS_REPEATED("eventsRepeated"),
        /** Requests at webhooks that showed no secret or held no event. */
        WEBHOOK_REQUESTS_REFUSED("webhookRequestsRefused");

        private final String label;

        Counter(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final Map<Counter, LongAdder> values = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Instant> lastRateLimit = new AtomicReference<>();

    public void count(Counter counter) {
        add(counter, 1);
    }

    public void add(Counter counter, long number) {
        value(counter).add(number);
    }

    public void countRetry() {
        count(Counter.REQUESTS_REPEATED);
    }

    public void countRateLimit() {
        count(Counter.RATE_LIMITS);
        lastRateLimit.set(Instant.now());
    }

    public long get(Counter counter) {
        return value(counter).sum();
    }

    private LongAdder value(Counter counter) {
        return values.computeIfAbsent(counter, key -> new LongAdder());
    }

    /** When the last response 429 came; null if there was none. */
    public @Nullable Instant lastRateLimit() {
        return lastRateLimit.get();
    }
}
