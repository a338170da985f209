/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where events go, and the token that they carry.
 *
 * @param url an http or https address
 * @param token the value of {@code Authentication}; null for no such header
 */
public record WebhookTarget(URI url, @Nullable String token) {

    /** Refuses what cannot be sent. The messages name neither URL nor token. */
    public WebhookTarget {
        Objects.requireNonNull(url);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || url.getHost() == null
                || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A webhook is an http or https URL with a host and without a user.");
        }
        if (token != null && !token.matches("[!-~]([ -~]*[!-~])?")) {
            throw new IllegalArgumentException("A webhook token is printable ASCII without spaces around it.");
        }
    }

    /** Reads a URL; the message of the refusal does not repeat it. */
    public static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The webhook is no URL: " + e.getReason() + ".", e);
        }
    }

    /** The URL without its query, which may hold a secret of the receiver. */
    public String shownUrl() {
        String path = url.getRawPath();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (path == null ? "" : path);
    }

    @Override
    public String toString() {
        return shownUrl() + (token == null ? "" : " with a token");
    }
}
