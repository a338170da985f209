/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import io.github.camelautoenhance.emulator.util.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as the emulator received it, and the status it was answered with.
 *
 * <pre>{@code
 * RecordedRequest create = emulator.journal().requests(Route.CREATE_IMAGE).get(0);
 * assertThat(create.header("x-api-version")).hasValue("2025-05-08");
 * assertThat(create.json()).containsEntry("image_name", "kitchen.jpg");
 * }</pre>
 *
 * @param time when the request's headers had arrived, by the emulator's clock
 * @param route what was asked for
 * @param method the method
 * @param path the path as it stood in the request line, without the query
 * @param query the query as it stood in the request line, empty if there was none
 * @param headers the headers; names in any case
 * @param text the body of a request to the API, at most 1 MiB; empty for photos
 * @param bytes how many bytes of the body were received
 * @param sha256 the SHA-256 of the bytes received, in lower-case hex
 * @param status the status of the answer, 0 if the connection was cut instead
 * @param leak whether a request to the storage carried what only the API may see, or what S3 refuses:
 *     {@code x-api-key}, {@code Authorization}, {@code Cookie} or {@code x-amz-*} headers
 * @param credits how many credits the request has cost, 0 or 1
 * @param fault what went wrong on purpose; {@link Fault#pass()} if nothing did
 * @param imageId the image that was made, or that the address names; null if there is none
 */
// the body must be seen exactly as it was encoded, and two requests are never compared with each other
@SuppressWarnings("ArrayRecordComponent")
public record RecordedRequest(
        Instant time,
        Route route,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] text,
        long bytes,
        String sha256,
        int status,
        boolean leak,
        int credits,
        Fault fault,
        @Nullable String imageId) {

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /**
     * The body as a JSON object.
     *
     * @throws IllegalStateException if it is none
     */
    public Map<String, @Nullable Object> json() {
        return Json.object(text).orElseThrow(() -> new IllegalStateException("No JSON object in the body of " + this));
    }

    /** One line without headers and query: they may hold a key or a signature, and test reports are kept. */
    @Override
    public String toString() {
        return "%s %s (%s, %d bytes%s) -> %d".formatted(method, path, route, bytes, leak ? ", leak" : "", status);
    }
}
