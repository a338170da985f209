/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.util.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A reply, read whole up to a bound, mostly {@value Step#MAX_REPLY_BYTES} bytes. What the service sends is short; a
 * longer reply is a mistake or an attack, and is not read further.
 *
 * @param text the body, without a byte order mark; empty if there was none
 * @param isComplete false if there was more than is read
 */
public record Reply(
        int status,
        String text,
        boolean isComplete,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable Duration retryAfter)
        implements HttpCaller.Received {

    private static final int EXCERPT = 200;
    private static final String HIDDEN = "(hidden)";
    private static final long VERY_LONG = 999_999_999;

    /** For a step that is done without one. */
    public static final Reply NONE = new Reply(204, "", true, null, null, null);

    public static Reply read(ClassicHttpResponse response) throws IOException {
        return read(response, Step.MAX_REPLY_BYTES);
    }

    public static Reply read(ClassicHttpResponse response, int maxBytes) throws IOException {
        byte[] body = new byte[0];
        boolean complete = true;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = decoded(entity.getContent(), value(response, "Content-Encoding"));
            if (content != null) {
                body = content.readNBytes(maxBytes);
                complete = body.length < maxBytes || content.read() < 0;
            }
        }
        return of(response, body, complete);
    }

    /** Of a reply whose body was read elsewhere, and was empty. */
    public static Reply empty(ClassicHttpResponse response) {
        return of(response, new byte[0], true);
    }

    private static Reply of(ClassicHttpResponse response, byte[] body, boolean complete) {
        return new Reply(
                response.getCode(),
                text(body),
                complete,
                value(response, "Content-Type"),
                value(response, "Location"),
                retryAfter(value(response, "Retry-After"), value(response, "Date")));
    }

    /** The same without a secret that the server may have repeated, plainly or with the escapes of JSON. */
    public Reply hiding(@Nullable String secret) {
        return secret == null
                ? this
                : new Reply(
                        status,
                        escapable(secret).matcher(text).replaceAll(HIDDEN),
                        isComplete,
                        contentType == null ? null : contentType.replace(secret, HIDDEN),
                        location == null ? null : location.replace(secret, HIDDEN),
                        retryAfter);
    }

    private static Pattern escapable(String secret) {
        return Pattern.compile(secret.chars()
                .mapToObj(c -> "(?:\\\\?\\x%02x|\\\\u(?i:%04x))".formatted(c, c))
                .collect(Collectors.joining()));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400 && location != null;
    }

    /** When the sender wants to be asked again; null if it does not say so. */
    @Nullable
    public Instant retryAt() {
        return retryAfter == null ? null : Instant.now().plus(retryAfter);
    }

    /** The start of the body, for a message that a person reads. */
    public String excerpt() {
        return Redaction.excerpt(text, EXCERPT);
    }

    /** Some proxies compress although nobody asked for it. The bound holds for what comes out. */
    private static @Nullable InputStream decoded(@Nullable InputStream content, @Nullable String encoding)
            throws IOException {
        return content != null && "gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(content) : content;
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    public static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** Seconds, or a date in one of HTTP's three forms, measured on the server's own clock where it tells the time. */
    public static @Nullable Duration retryAfter(@Nullable String value, @Nullable String serverDate) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.matches("\\d+")) {
            return Duration.ofSeconds(text.length() > 9 ? VERY_LONG : Long.parseLong(text));
        }
        Instant date = HttpDate.parse(text);
        if (date == null) {
            return null;
        }
        Instant now = serverDate == null ? null : HttpDate.parse(serverDate.strip());
        Duration wait = Duration.between(now == null ? Instant.now() : now, date);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        // A year of nine digits is a date too, and would overflow the clock that it is added to.
        return wait.toSeconds() > VERY_LONG ? Duration.ofSeconds(VERY_LONG) : wait;
    }
}
