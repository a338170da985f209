/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.client.retry.RetryOptions;
import io.github.camelautoenhance.util.OptionValues;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of the transport: connections, threads, time limits, repeats, TLS and proxy. Endpoints whose transport
 * options are equal share one transport.
 */
@UriParams
public abstract class TransportConfiguration {

    @UriParam(label = "producer,advanced", defaultValue = "8")
    private int maxConcurrentUploads = 8;

    @UriParam(label = "timeout,advanced", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(label = "timeout,advanced", defaultValue = "60s")
    private Duration responseTimeout = Duration.ofSeconds(60);

    @UriParam(label = "timeout,advanced", defaultValue = "60s")
    private Duration uploadStallTimeout = Duration.ofSeconds(60);

    @UriParam(label = "timeout,advanced", defaultValue = "1h")
    private Duration uploadTimeout = Duration.ofHours(1);

    @UriParam(label = "advanced", defaultValue = "3")
    private int maxRetries = 3;

    @UriParam(label = "advanced", defaultValue = "500ms")
    private Duration retryDelay = Duration.ofMillis(500);

    @UriParam(label = "advanced", defaultValue = "30s")
    private Duration maxRetryAfter = Duration.ofSeconds(30);

    @UriParam(label = "advanced", defaultValue = "100")
    private int retryBudget = 100;

    @UriParam(label = "advanced")
    private @Nullable Integer connectionsPerRoute;

    @UriParam(label = "advanced")
    private @Nullable Integer maxTotalConnections;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyAuthUsername;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyAuthPassword;

    @UriParam(label = "proxy", enums = "Basic")
    private @Nullable String proxyAuthMethod;

    @UriParam(label = "proxy")
    private @Nullable String nonProxyHosts;

    @UriParam(label = "proxy,advanced", defaultValue = "false")
    private boolean useSystemProperties;

    @UriParam(label = "advanced")
    private @Nullable HttpClientConfigurer httpClientConfigurer;

    /** The options as the client takes them, checked. */
    TransportOptions transportOptions(@Nullable SSLContextParameters globalSslContextParameters) {
        return new TransportOptions(
                maxConcurrentUploads,
                connections("connectionsPerRoute", connectionsPerRoute),
                connections("maxTotalConnections", maxTotalConnections),
                new TransportOptions.Timeouts(connectTimeout, responseTimeout, uploadStallTimeout, uploadTimeout),
                new RetryOptions(maxRetries, retryDelay, maxRetryAfter, retryBudget),
                proxy(),
                sslContextParameters != null ? sslContextParameters : globalSslContextParameters,
                useSystemProperties,
                httpClientConfigurer);
    }

    private int connections(String option, @Nullable Integer wanted) {
        int needed = maxConcurrentUploads + TransportOptions.CONNECTIONS_BESIDE_UPLOADS;
        return wanted == null ? needed : Math.max(OptionValues.atLeastOne(option, wanted), needed);
    }

    private TransportOptions.@Nullable Proxy proxy() {
        if (proxyHost == null || proxyHost.isBlank()) {
            return null;
        }
        return new TransportOptions.Proxy(
                proxyHost,
                proxyPort == null ? 0 : proxyPort,
                proxyAuthUsername,
                proxyAuthPassword,
                proxyAuthMethod,
                nonProxyHosts);
    }

    public int getMaxConcurrentUploads() {
        return maxConcurrentUploads;
    }

    /**
     * How many exchanges of this component may be at the service at once. One more waits in the consumer's thread,
     * which is the back-pressure to the route. At least 1.
     */
    public void setMaxConcurrentUploads(int maxConcurrentUploads) {
        this.maxConcurrentUploads = maxConcurrentUploads;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /** How long establishing a connection may take, TLS included. */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long the service or the storage may take to answer a request, from its end to the start of the reply, and
     * between two reads of the reply.
     */
    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getUploadStallTimeout() {
        return uploadStallTimeout;
    }

    /**
     * How long a running upload may stand still, without the storage taking a byte, before it is broken off and
     * repeated.
     */
    public void setUploadStallTimeout(Duration uploadStallTimeout) {
        this.uploadStallTimeout = uploadStallTimeout;
    }

    public Duration getUploadTimeout() {
        return uploadTimeout;
    }

    /**
     * How long one exchange may take in all, every try and wait included. Longer fails with
     * AutoenhanceTimeoutException, which is retryable.
     */
    public void setUploadTimeout(Duration uploadTimeout) {
        this.uploadTimeout = uploadTimeout;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How often a step is repeated after its first try, where a repeat is safe: creating an image is repeated only when
     * it surely was not executed. 0 leaves all repeats to Camel's error handler.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    /**
     * Upper bound of the wait before the first repeat. Doubles with each repeat up to 20 seconds; the wait itself is
     * random below that bound (full jitter). When the service is throttling it starts at no less than 1 second.
     */
    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /**
     * The longest Retry-After of the service that is waited for here. A longer one fails at once with
     * AutoenhanceRateLimitException, which tells when to come back.
     */
    public void setMaxRetryAfter(Duration maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public int getRetryBudget() {
        return retryBudget;
    }

    /**
     * Tokens that the repeats of all exchanges are paid from: a repeat costs 5, a step that succeeds gives 1 back.
     * Keeps an outage from becoming a storm of requests. 0 switches repeats off.
     */
    public void setRetryBudget(int retryBudget) {
        this.retryBudget = retryBudget;
    }

    public @Nullable Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    /**
     * Connections that are kept to one host. Never fewer than maxConcurrentUploads and 8 for other requests, which is
     * also the default.
     */
    public void setConnectionsPerRoute(@Nullable Integer connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public @Nullable Integer getMaxTotalConnections() {
        return maxTotalConnections;
    }

    /**
     * Connections that are kept in all, separately for the API and for the storage. Never fewer than
     * maxConcurrentUploads and 8 for other requests, which is also the default.
     */
    public void setMaxTotalConnections(@Nullable Integer maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings, such as a trust store of one's own, for the connections to the API and to the storage. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /** Host of the HTTP proxy that all connections go through. Needs proxyPort. */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /** Port of the HTTP proxy. */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** User name for the HTTP proxy. */
    public void setProxyAuthUsername(@Nullable String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public @Nullable String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** Password for the HTTP proxy. */
    public void setProxyAuthPassword(@Nullable String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public @Nullable String getProxyAuthMethod() {
        return proxyAuthMethod;
    }

    /** How the proxy asks for user name and password. */
    public void setProxyAuthMethod(@Nullable String proxyAuthMethod) {
        this.proxyAuthMethod = proxyAuthMethod;
    }

    public @Nullable String getNonProxyHosts() {
        return nonProxyHosts;
    }

    /** Hosts that are connected to directly, separated by comma. */
    public void setNonProxyHosts(@Nullable String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public boolean isUseSystemProperties() {
        return useSystemProperties;
    }

    /**
     * Whether the JVM's system properties for proxy and TLS (https.proxyHost, javax.net.ssl.trustStore and so on) are
     * used.
     */
    public void setUseSystemProperties(boolean useSystemProperties) {
        this.useSystemProperties = useSystemProperties;
    }

    public @Nullable HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    /**
     * A bean that adds to the set-up of both HTTP clients, given as #bean:name. It is applied before the component's
     * own rules, so it cannot undo those: no redirects, no cookies, no compression, only the headers of an upload to
     * the storage. Never autowired.
     */
    public void setHttpClientConfigurer(@Nullable HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }
}
