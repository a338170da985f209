/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static io.github.camelautoenhance.util.OptionValues.atLeastOne;
import static io.github.camelautoenhance.util.OptionValues.positive;

import io.github.camelautoenhance.client.retry.RetryOptions;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one transport is made from. Endpoints whose transport options are equal share one transport.
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
        RetryOptions retries,
        @Nullable Proxy proxy,
        @Nullable SSLContextParameters sslContextParameters,
        boolean useSystemProperties,
        @Nullable HttpClientConfigurer httpClientConfigurer) {

    /** How many requests about the state of what is awaited are made at a time. */
    public static final int AWAIT_THREADS = 4;

    /**
     * Connections beside those of the uploads: for the threads that await results, and as many for consumers, health
     * checks and webhooks, none of which takes a place in the window. Their slow answers must not hold up an upload.
     */
    public static final int CONNECTIONS_BESIDE_UPLOADS = 2 * AWAIT_THREADS;

    public TransportOptions {
        atLeastOne("maxConcurrentUploads", maxConcurrentUploads);
        atLeastOne("connectionsPerRoute", maxConnectionsPerHost);
        atLeastOne("maxTotalConnections", maxConnections);
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
}
