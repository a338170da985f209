/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a browser sends for the form, and what it gets back. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private static final String BOUNDARY = "----photos-7MA4YWxkTrZu0gW";

    private Http() {}

    static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    static HttpResponse<byte[]> getBytes(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The form with a file and, unless that is null, an order. */
    static HttpResponse<String> sendPhoto(URI uri, String name, BodyPublisher photo, @Nullable String orderId)
            throws IOException, InterruptedException {
        BodyPublisher order =
                orderId == null ? BodyPublishers.noBody() : text(part("name=\"orderId\"") + "\r\n" + orderId + "\r\n");
        BodyPublisher form = BodyPublishers.concat(
                order,
                text(part("name=\"photo\"; filename=\"" + name + "\"") + "Content-Type: image/jpeg\r\n\r\n"),
                photo,
                text("\r\n--" + BOUNDARY + "--\r\n"));
        return post(uri, "multipart/form-data; boundary=" + BOUNDARY, form);
    }

    /** A form that has fields but no file. */
    static HttpResponse<String> sendWithoutPhoto(URI uri) throws IOException, InterruptedException {
        return post(
                uri,
                "multipart/form-data; boundary=" + BOUNDARY,
                text(part("name=\"orderId\"") + "\r\nvilla-42\r\n--" + BOUNDARY + "--\r\n"));
    }

    static HttpResponse<String> post(URI uri, String contentType, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Content-Type", contentType).POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String part(String disposition) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n";
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
