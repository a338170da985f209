/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import io.github.camelautoenhance.emulator.util.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A complete reply: a small one that is held in memory, or a part of a file. */
public final class Answer {

    private record Body(long length, Supplier<Content.Source> source) {}

    private final int status;
    private final Map<String, String> headers;
    private final Body body;

    private Answer(int status, Map<String, String> headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    private Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, new Body(body.length, () -> Content.Source.from(ByteBuffer.wrap(body))));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** A part of a file, which is read while it is sent. */
    static Answer file(int status, String contentType, Path file, long offset, long length) {
        Body body = new Body(length, () -> Content.Source.from(file, offset, length));
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(int status, Object value) {
        return of(status, "application/json", Json.bytes(value));
    }

    /** APIFlask's {@code HTTPError}: the reason phrase and an empty detail. */
    public static Answer apiError(int status) {
        return json(status, apiError(HttpStatus.getMessage(status), Map.of()));
    }

    /** APIFlask's {@code ValidationError}; the place of the errors is {@code json} or {@code query}. */
    public static Answer invalid(String place, Map<String, Object> errorsByField) {
        return json(HttpStatus.UNPROCESSABLE_ENTITY_422, apiError("Validation error", Map.of(place, errorsByField)));
    }

    /** What a fault makes of a request: its own body, or the usual one of the API or the storage. */
    static Answer of(Fault.Status fault, boolean storage) {
        String contentType = fault.contentType();
        Answer answer;
        if (contentType != null) {
            answer = of(fault.status(), contentType, fault.text().getBytes(StandardCharsets.UTF_8));
        } else if (fault.status() < 400) {
            answer = empty(fault.status());
        } else {
            answer = storage ? S3Error.of(fault.status()) : apiError(fault.status());
        }
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    int status() {
        return status;
    }

    InputStream body() {
        return Content.Source.asInputStream(body.source().get());
    }

    RecordedReply recorded() {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        boolean json = byName.getOrDefault("Content-Type", "").startsWith("application/json");
        try (InputStream content = body()) {
            byte[] text = json ? content.readAllBytes() : new byte[0];
            return new RecordedReply(status, Collections.unmodifiableMap(byName), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Response response, Callback callback) {
        prepare(response);
        Content.copy(body.source().get(), response, callback);
    }

    /** Sets everything that goes before the body. */
    void prepare(Response response) {
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
        if (!HttpStatus.hasNoBody(status)) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
        }
    }

    private static Map<String, Object> apiError(String message, Map<String, Object> detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("detail", detail);
        return error;
    }
}
