/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.client.address.AddressGuard;
import io.github.camelautoenhance.client.address.AddressPolicy;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The two HTTP clients: one for the API, one for the storage, which cannot carry the key. Each has a connection pool of
 * its own.
 */
public final class HttpClients implements AutoCloseable {

    /** A header, or their number, without end would fill the heap; those of API and storage are a hundredth of it. */
    private static final Http1Config HEADER_BOUNDS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(500)
            .build();
    // Just above S3's own idle limit of a few seconds would be too late; a cheap look at each older connection instead.
    private static final TimeValue LOOK_AT_CONNECTIONS_IDLE_FOR = TimeValue.ofSeconds(1);

    private static final String USER_AGENT =
            userAgent(HttpClients.class.getPackage().getImplementationVersion());

    private final CamelContext camelContext;
    private final TransportOptions options;
    private final OwnedConnections apiConnections;
    private final OwnedConnections storageConnections;
    private final CloseableHttpClient api;
    private final CloseableHttpClient storage;

    public HttpClients(CamelContext camelContext, TransportOptions options, AddressPolicy addresses) {
        this.camelContext = camelContext;
        this.options = options;
        try {
            this.apiConnections = connections(SystemDefaultDnsResolver.INSTANCE);
            this.storageConnections = connections(new AddressGuard(addresses, proxyHosts()));
            this.api = client(apiConnections, new TunnelRequestExecutor());
            this.storage = client(storageConnections, new StorageRequestExecutor());
        } catch (Exception e) {
            throw new IllegalArgumentException("Cannot set up the HTTP client: " + e.getMessage(), e);
        }
    }

    public CloseableHttpClient api() {
        return api;
    }

    public CloseableHttpClient storage() {
        return storage;
    }

    @Override
    public void close() {
        apiConnections.shutDown();
        storageConnections.shutDown();
    }

    private CloseableHttpClient client(OwnedConnections connections, HttpRequestExecutor executor) {
        HttpClientBuilder builder = HttpClientBuilder.create();
        if (options.useSystemProperties()) {
            builder.useSystemProperties();
        }
        HttpClientConfigurer configurer = options.httpClientConfigurer();
        if (configurer != null) {
            configurer.configureHttpClient(builder);
        }
        // After the user's configurer, so that it cannot undo these.
        TransportOptions.Proxy proxy = options.proxy();
        if (proxy != null) {
            ProxyRoutes.apply(proxy, builder);
        }
        return builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .setRequestExecutor(executor)
                .setDefaultHeaders(List.of())
                .setUserAgent(USER_AGENT)
                .disableCookieManagement()
                .disableContentCompression()
                .disableAutomaticRetries()
                .build();
    }

    private OwnedConnections connections(DnsResolver resolver) throws GeneralSecurityException, IOException {
        Timeout responseTimeout = Timeout.of(options.timeouts().response());
        return new OwnedConnections(PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADER_BOUNDS)
                        .build())
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(sslContext()))
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnPerRoute(options.maxConnectionsPerHost())
                .setMaxConnTotal(options.maxConnections())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(responseTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(options.timeouts().connect()))
                        .setSocketTimeout(responseTimeout)
                        .setValidateAfterInactivity(LOOK_AT_CONNECTIONS_IDLE_FOR)
                        .build())
                .build());
    }

    private SSLContext sslContext() throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = options.sslContextParameters();
        if (parameters != null) {
            return parameters.createSSLContext(camelContext);
        }
        return options.useSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
    }

    private Set<String> proxyHosts() {
        Set<String> hosts = new HashSet<>();
        TransportOptions.Proxy proxy = options.proxy();
        if (proxy != null) {
            hosts.add(proxy.host());
        }
        if (options.useSystemProperties()) {
            addIfSet(hosts, System.getProperty("https.proxyHost"));
            addIfSet(hosts, System.getProperty("http.proxyHost"));
        }
        return hosts;
    }

    private static String userAgent(@Nullable String version) {
        // Null outside a jar, as in this project's own tests.
        return version == null ? "camel-autoenhance" : "camel-autoenhance/" + version;
    }

    private static void addIfSet(Set<String> hosts, @Nullable String host) {
        if (host != null && !host.isBlank()) {
            hosts.add(host);
        }
    }
}
