/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * A presigned address. Its path and query are kept byte for byte, because they are what was signed: a client that
 * decodes and encodes them again ({@code %2F}, {@code +}, {@code //}) gets 403 SignatureDoesNotMatch from S3. Whoever
 * has the query can write the photo, so {@link #toString()} leaves it out.
 *
 * @param scheme http or https
 * @param host in lower case, an IPv6 address in its brackets
 * @param rawPathAndQuery what goes on the request line
 */
public record UploadAddress(String scheme, String host, int port, String rawPathAndQuery) {

    private static final Pattern SHAPE =
            Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::(\\d{1,5}))?(/[!-~&&[^#]]*)");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern EXPIRES = Pattern.compile("[?&]X-Amz-Expires=(\\d{1,9})(?:&|$)");
    // Signature version 2.
    private static final Pattern EXPIRES_AT = Pattern.compile("[?&]Expires=(\\d{1,10})(?:&|$)");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?i)[?&]content-type=([^&]*)");

    public static UploadAddress parse(String url) {
        if (url.indexOf('@') >= 0 && url.indexOf('@') < authorityEnd(url)) {
            throw new IllegalArgumentException("it names a user");
        }
        Matcher matcher = SHAPE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is not of the form https://host/path?query");
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String port = matcher.group(3);
        int number = port != null ? Integer.parseInt(port) : scheme.equals("https") ? 443 : 80;
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("its port is none");
        }
        return new UploadAddress(scheme, matcher.group(2).toLowerCase(Locale.ROOT), number, matcher.group(4));
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    boolean isLoopback() {
        return Loopback.isLoopback(host);
    }

    public HttpHost httpHost() {
        return new HttpHost(scheme, withoutBrackets(host), port);
    }

    /** The type that was signed, where the address says it in a parameter {@code content-type}. */
    @Nullable
    public String contentType() {
        int query = rawPathAndQuery.indexOf('?');
        Matcher matcher = CONTENT_TYPE.matcher(query < 0 ? "" : rawPathAndQuery.substring(query));
        if (!matcher.find()) {
            return null;
        }
        String type = percentDecoded(matcher.group(1));
        return type.isBlank() || type.chars().anyMatch(c -> c < ' ' || c > '~') ? null : type;
    }

    /**
     * For how long it was valid when it was made; null where the address does not say it.
     *
     * @param made when that was, on the server's clock; null if that is not known
     */
    @Nullable
    public Duration validity(@Nullable Instant made) {
        Matcher seconds = EXPIRES.matcher(rawPathAndQuery);
        if (seconds.find()) {
            return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
        }
        Matcher moment = EXPIRES_AT.matcher(rawPathAndQuery);
        if (made == null || !moment.find()) {
            return null;
        }
        Duration validity = Duration.between(made, Instant.ofEpochSecond(Long.parseLong(moment.group(1))));
        // An address that was over when it was made is rather one whose clock is not the service's.
        return validity.isNegative() || validity.isZero() ? null : validity;
    }

    @Override
    public String toString() {
        int query = rawPathAndQuery.indexOf('?');
        return scheme + "://" + host + ":" + port + (query < 0 ? rawPathAndQuery : rawPathAndQuery.substring(0, query));
    }

    /** The address that {@code location}, found in a redirect from here, means; nothing of it is decoded. */
    public String resolve(String location) {
        if (SCHEME.matcher(location).lookingAt()) {
            return location;
        }
        if (location.startsWith("//")) {
            return scheme + ":" + location;
        }
        int query = rawPathAndQuery.indexOf('?');
        String path = query < 0 ? rawPathAndQuery : rawPathAndQuery.substring(0, query);
        String origin = scheme + "://" + host + ":" + port;
        if (location.startsWith("/")) {
            return origin + location;
        }
        return location.startsWith("?")
                ? origin + path + location
                : origin + path.substring(0, path.lastIndexOf('/') + 1) + location;
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int authorityEnd(String url) {
        int start = url.indexOf("//") + 2;
        for (int i = start; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    /** Only percent signs are decoded: in a media type ({@code image/svg+xml}) a plus is a plus. */
    private static String percentDecoded(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
