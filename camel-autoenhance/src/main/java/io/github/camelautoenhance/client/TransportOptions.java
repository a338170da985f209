/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;
import java.util.Locale;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one {@link Transport} is made from. Endpoints whose transport options are equal share one transport.
 *
 * @param maxConcurrentUploads places in the window: exchanges that may be at the service at once
 * @param maxConnectionsPerHost connections kept to one host
 * @param maxConnections connections kept in all
 */
public record TransportOptions(
        int maxConcurrentUploads,
        int maxConnectionsPerHost,
        int maxConnections,
        Timeouts timeouts,
        Retries retries,
        @Nullable Proxy proxy,
        @Nullable SSLContextParameters sslContextParameters,
        boolean useSystemProperties,
        @Nullable HttpClientConfigurer httpClientConfigurer) {

    /**
     * Connections beside those of the uploads: for the {@link Poller}'s threads, and as many for consumers, health
     * checks and webhooks, none of which takes a place in the window. Their slow answers must not hold up an upload.
     */
    public static final int CONNECTIONS_BESIDE_UPLOADS = 2 * Poller.THREADS;

    private static final Duration FOREVER = Duration.ofDays(365);

    public TransportOptions {
        requirePositive("maxConcurrentUploads", maxConcurrentUploads);
        requirePositive("connectionsPerRoute", maxConnectionsPerHost);
        requirePositive("maxTotalConnections", maxConnections);
    }

    /**
     * How long each thing may take.
     *
     * @param connect to establish a connection, TLS included
     * @param response from the end of a request to the start of its reply, and between two reads of it
     * @param stall without a byte of the photo being taken by the storage
     * @param upload all tries of one exchange together
     */
    public record Timeouts(Duration connect, Duration response, Duration stall, Duration upload) {
        public Timeouts {
            connect = positive("connectTimeout", connect);
            response = positive("responseTimeout", response);
            stall = positive("uploadStallTimeout", stall);
            upload = positive("uploadTimeout", upload);
        }
    }

    /**
     * How often and how soon a step is repeated.
     *
     * @param max repeats after the first try, per step
     * @param delay the bound of the first wait, doubled for each further one
     * @param maxRetryAfter the longest {@code Retry-After} that is waited for here
     * @param budget tokens that all exchanges of the transport share
     */
    public record Retries(int max, Duration delay, Duration maxRetryAfter, int budget) {
        public Retries {
            requireNotNegative("maxRetries", max);
            requireNotNegative("retryBudget", budget);
            delay = positive("retryDelay", delay);
            if (maxRetryAfter.isNegative()) {
                throw new IllegalArgumentException("maxRetryAfter must not be negative: " + maxRetryAfter);
            }
            maxRetryAfter = bounded(maxRetryAfter);
        }
    }

    /** The HTTP proxy that all connections go through, except those to {@code nonProxyHosts}. */
    public record Proxy(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            @Nullable String authMethod,
            @Nullable String nonProxyHosts) {

        private static final int MAX_PORT = 65_535;

        public Proxy {
            if (port < 1 || port > MAX_PORT) {
                throw new IllegalArgumentException(
                        "proxyPort must be a port (1 to 65535) when proxyHost is set: " + port);
            }
            if (authMethod != null && !authMethod.toLowerCase(Locale.ROOT).equals("basic")) {
                throw new IllegalArgumentException("proxyAuthMethod must be Basic: " + authMethod);
            }
        }

        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + "]";
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1: " + value);
        }
    }

    private static void requireNotNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " must not be negative: " + value);
        }
    }

    private static Duration positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be longer than zero: " + value);
        }
        return bounded(value);
    }

    /** What is meant as "never" must not overflow when it is added to a clock. */
    private static Duration bounded(Duration value) {
        return value.compareTo(FOREVER) > 0 ? FOREVER : value;
    }
}
