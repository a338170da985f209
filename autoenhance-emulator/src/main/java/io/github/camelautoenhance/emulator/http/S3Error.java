/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Refusals in the form that S3 gives them. */
public final class S3Error {

    private S3Error() {}

    public static Answer of(int status, String code, String message) {
        return of(status, code, message, Map.of());
    }

    /** A refusal with further elements, which tell what exactly was wrong. */
    public static Answer of(int status, String code, String message, Map<String, String> elements) {
        String requestId =
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        element(xml, "Code", code);
        element(xml, "Message", message);
        elements.forEach((name, value) -> element(xml, name, value));
        element(xml, "RequestId", requestId);
        element(xml, "HostId", "autoenhance-emulator");
        xml.append("</Error>");
        return Answer.of(status, "application/xml", xml.toString().getBytes(StandardCharsets.UTF_8))
                .with("x-amz-request-id", requestId);
    }

    /** What S3 usually means by a status. */
    public static Answer of(int status) {
        return switch (status) {
            case 400 -> of(status, "BadRequest", "Bad Request");
            case 403 -> of(status, "AccessDenied", "Access Denied");
            case 404 -> of(status, "NoSuchKey", "The specified key does not exist.");
            case 500 -> of(status, "InternalError", "We encountered an internal error. Please try again.");
            case 503 -> of(status, "SlowDown", "Please reduce your request rate.");
            default -> of(status, "Status" + status, "Status " + status);
        };
    }

    private static void element(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append('>');
        // XML 1.0 has no form at all for most control characters
        String text = value.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
        xml.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        xml.append("</").append(name).append('>');
    }
}
