/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Leads connections through the proxy of the options, except those to {@code nonProxyHosts}. Not left to Camel HTTP,
 * which knows that exception only from 4.17 on, and speaks TLS to the proxy when the target is https.
 */
final class ProxyRoutes extends DefaultProxyRoutePlanner {

    private final List<Pattern> direct;

    private ProxyRoutes(HttpHost proxy, List<Pattern> direct) {
        super(proxy);
        this.direct = direct;
    }

    static void apply(TransportOptions.Proxy options, HttpClientBuilder builder) {
        HttpHost proxy = new HttpHost("http", options.host(), options.port());
        builder.setRoutePlanner(new ProxyRoutes(proxy, patterns(options.nonProxyHosts())));
        if (options.username() != null && options.password() != null) {
            BasicCredentialsProvider login = new BasicCredentialsProvider();
            login.setCredentials(
                    new AuthScope(proxy),
                    new UsernamePasswordCredentials(
                            options.username(), options.password().toCharArray()));
            builder.setDefaultCredentialsProvider(login);
        }
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        boolean isDirect = direct.stream()
                .anyMatch(pattern -> pattern.matcher(target.getHostName()).matches());
        return isDirect ? null : super.determineProxy(target, context);
    }

    /** Hosts separated by comma, or by the bar of Java's own property; a star stands for anything. */
    private static List<Pattern> patterns(@Nullable String hosts) {
        if (hosts == null) {
            return List.of();
        }
        return Arrays.stream(hosts.split("[,|]"))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> Pattern.compile("\\Q" + host.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
