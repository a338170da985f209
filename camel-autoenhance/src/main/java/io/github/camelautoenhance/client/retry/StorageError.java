/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.util.Redaction;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the storage says when it refuses: S3's XML {@code <Error><Code>…</Code><Message>…</Message></Error>}, or the
 * {@code {"error": "…"}} of the service's documentation. Two elements of a fixed form are all that is read, so no XML
 * parser, with its entities and external references, is let near a reply.
 *
 * @param code the error code, or null if the reply holds none
 * @param message the sentence that goes with it
 */
public record StorageError(@Nullable String code, @Nullable String message) {

    /** S3 has no code of its own for an expired address: it says AccessDenied, and this in the message. */
    public static final String REQUEST_EXPIRED = "RequestExpired";

    private static final Pattern CODE = Pattern.compile("<Code>\\s*([A-Za-z0-9_.-]{1,100})\\s*</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,500})</Message>");
    private static final Pattern DOCUMENTED = Pattern.compile("\\{\\s*\"error\"\\s*:\\s*\"([^\"]{1,500})\"");
    private static final Set<String> EXPIRED = Set.of(REQUEST_EXPIRED, "ExpiredToken", "TokenRefreshRequired");

    public static StorageError parse(String text) {
        String code = find(CODE, text);
        String message = find(MESSAGE, text);
        if (code == null) {
            String documented = find(DOCUMENTED, text);
            return new StorageError(documented == null ? null : Redaction.excerpt(documented, 100), null);
        }
        boolean expired = code.equals("AccessDenied") && message != null && message.contains("expired");
        return new StorageError(expired ? REQUEST_EXPIRED : code, message);
    }

    /** The storage's sentence for a person, without what it may quote of the address. */
    public String excerpt() {
        return message == null ? "no message" : Redaction.excerpt(message, 200);
    }

    static boolean isExpired(int status, @Nullable String code) {
        return (status == 403 || status == 400) && code != null && EXPIRED.contains(code);
    }

    /** 400 although the fault is the network's: S3 closed a connection on which nothing came for a while. */
    public static boolean isIdleTimeout(int status, @Nullable String code) {
        return status == 400 && "RequestTimeout".equals(code);
    }

    private static @Nullable String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
