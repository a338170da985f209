/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;

/**
 * The address of the API, taken apart once.
 *
 * @param scheme http or https
 * @param host in lower case, an IPv6 address in its brackets
 * @param port as written, or the scheme's own
 * @param path prefix before {@code /v3}, without a slash at its end; mostly empty
 */
public record BaseUrl(String scheme, String host, int port, String path) {

    private static final String NOTHING_MORE = "baseUrl must hold no user, query or fragment";

    /**
     * Reads the option {@code baseUrl}.
     *
     * @throws IllegalArgumentException naming the option, if it is no http or https address of a host
     */
    public static BaseUrl parse(String text) {
        // Before anything is said about the rest: what stands before the sign may be a password.
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(NOTHING_MORE);
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "baseUrl must start with https:// and name a host (" + e.getReason() + " at index " + e.getIndex()
                            + ")",
                    e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean https = scheme.equals("https");
        if (!(https || scheme.equals("http")) || uri.getHost() == null) {
            throw new IllegalArgumentException("baseUrl must start with https:// and name a host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(NOTHING_MORE);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("baseUrl must name a port of 1 to 65535: " + port);
        }
        String path = uri.getRawPath().replaceAll("/+$", "");
        if (path.endsWith("/v3")) {
            throw new IllegalArgumentException("baseUrl must not end in /v3, which is added for each request");
        }
        return new BaseUrl(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, path);
    }

    boolean isHttps() {
        return scheme.equals("https");
    }

    /** Whether the host is this machine by its very name; nothing is looked up. */
    public boolean isLoopback() {
        return Loopback.isLoopback(host);
    }

    public HttpHost httpHost() {
        return new HttpHost(scheme, UploadAddress.withoutBrackets(host), port);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path;
    }
}
