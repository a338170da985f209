/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.testing;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.util.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client of the service does, with the JDK's HTTP client. */
public final class TestClient {

    public static final String OCTET_STREAM = "application/octet-stream";

    private final HttpClient http;
    private final AutoenhanceEmulator emulator;

    public TestClient(AutoenhanceEmulator emulator) {
        this(emulator, HttpClient.newHttpClient());
    }

    public TestClient(AutoenhanceEmulator emulator, HttpClient http) {
        this.emulator = emulator;
        this.http = http;
    }

    /** Sends a request with these headers, given as name, value, name, value. */
    public HttpResponse<String> send(String method, String url, String body, String... headers)
            throws IOException, InterruptedException {
        return send(method, url, BodyPublishers.ofString(body), headers);
    }

    public HttpResponse<String> send(String method, String url, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", emulator.baseUrl() + path, BodyPublishers.noBody());
    }

    /** Sends a request to the API with the key; an empty text is no body. */
    public HttpResponse<String> call(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        String[] withKey = Arrays.copyOf(headers, headers.length + 2);
        withKey[headers.length] = "x-api-key";
        withKey[headers.length + 1] = emulator.apiKey();
        return send(method, emulator.baseUrl() + path, json, withKey);
    }

    /** Creates a bracket of this order, without its file, and gives the reply's fields. */
    public Map<String, @Nullable Object> createBracket(String orderId, String name)
            throws IOException, InterruptedException {
        return json(call("POST", "/v3/brackets/", "{\"name\": \"%s\", \"order_id\": \"%s\"}".formatted(name, orderId)));
    }

    /** Creates a bracket, uploads its file and gives its id. */
    public String uploadBracket(String orderId, String name, byte[] file) throws IOException, InterruptedException {
        Map<String, @Nullable Object> bracket = createBracket(orderId, name);
        put(text(bracket, "upload_url"), OCTET_STREAM, file);
        return text(bracket, "bracket_id");
    }

    public HttpResponse<String> create(String json) throws IOException, InterruptedException {
        return send("POST", emulator.baseUrl() + "/v3/images/", json, "x-api-key", emulator.apiKey());
    }

    public HttpResponse<String> create(String json, String version) throws IOException, InterruptedException {
        String url = emulator.baseUrl() + "/v3/images/";
        return send("POST", url, json, "x-api-key", emulator.apiKey(), "x-api-version", version);
    }

    /** Creates an image without a registered type and gives its upload address. */
    public String uploadUrl(String imageId) throws IOException, InterruptedException {
        String json = "{\"image_name\": \"kitchen.jpg\", \"image_id\": \"%s\"}".formatted(imageId);
        return text(json(create(json)), "upload_url");
    }

    public HttpResponse<String> put(String url, String type, byte[] photo) throws IOException, InterruptedException {
        return send("PUT", url, BodyPublishers.ofByteArray(photo), "Content-Type", type);
    }

    public static Map<String, @Nullable Object> json(HttpResponse<String> reply) {
        return Json.object(reply.body().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("no JSON object: " + reply.body()));
    }

    public static String text(Map<String, @Nullable Object> json, String name) {
        return String.valueOf(json.get(name));
    }
}
