/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.spi.IdempotentRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The options of a webhook consumer, checked.
 *
 * @param path where events are received
 * @param secret what they must show
 * @param events what reaches the route; empty for all
 * @param ackWhenReceived whether an event is acknowledged before the route has run
 * @param dedupe how long an event is remembered; zero for not at all
 * @param maxBodySize in bytes
 * @param repository what remembers the events
 */
public record WebhookOptions(
        String path,
        SharedSecret secret,
        Set<String> events,
        boolean ackWhenReceived,
        Duration dedupe,
        int maxBodySize,
        IdempotentRepository repository) {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookOptions.class);
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Duration LONGEST_DEDUPE = Duration.ofDays(365);

    /** Throws IllegalArgumentException naming the option that cannot be used, and what to write instead. */
    public static WebhookOptions of(
            String path,
            @Nullable String secret,
            boolean allowUnauthenticated,
            @Nullable String events,
            String ack,
            Duration dedupe,
            int maxBodySize,
            IdempotentRepository repository) {
        if (!ack.equals("completed") && !ack.equals("received")) {
            throw new IllegalArgumentException("webhookAck must be completed or received: " + ack);
        }
        if (dedupe.isNegative() || dedupe.compareTo(LONGEST_DEDUPE) > 0) {
            throw new IllegalArgumentException("webhookDedupe must be between 0 and 365 days: " + dedupe);
        }
        if (maxBodySize < 1) {
            throw new IllegalArgumentException("maxBodySize must be at least 1 byte: " + maxBodySize);
        }
        return new WebhookOptions(
                checkedPath(path),
                checkedSecret(secret, allowUnauthenticated),
                eventNames(events),
                ack.equals("received"),
                dedupe,
                maxBodySize,
                repository);
    }

    private static String checkedPath(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("webhookPath must begin with a slash: /" + path);
        }
        if (!PATH.matcher(path).matches() || path.matches(".*/\\.{1,2}(/.*)?")) {
            throw new IllegalArgumentException("webhookPath must be a plain path such as /autoenhance or /hooks/photos,"
                    + " of letters, digits and . _ ~ -, without a slash at its end: " + path);
        }
        return path;
    }

    private static SharedSecret checkedSecret(@Nullable String secret, boolean allowUnauthenticated) {
        if (secret != null) {
            return SharedSecret.of(secret);
        }
        if (!allowUnauthenticated) {
            throw new IllegalArgumentException("autoenhance:webhook needs the option webhookSecret, the authentication"
                    + " value that is saved with the webhook in the web application; or allowUnauthenticated=true,"
                    + " where only trusted clients reach this server");
        }
        return SharedSecret.none();
    }

    private static Set<String> eventNames(@Nullable String events) {
        if (events == null) {
            return Set.of();
        }
        Set<String> names = Arrays.stream(events.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "webhookEvents names no event; leave it out to consume all: \"" + events + "\"");
        }
        names.stream()
                .filter(name -> !EventKey.KNOWN.contains(name))
                .forEach(name -> LOG.warn(
                        "webhookEvents names {}, which is none of the known events {}: only a newer service sends it",
                        name,
                        EventKey.KNOWN));
        return names;
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }
}
