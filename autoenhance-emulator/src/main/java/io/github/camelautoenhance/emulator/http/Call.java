/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** One request that is being handled. */
public final class Call {

    private final ContinueGate request;
    private final Instant time;
    private final boolean storage;
    private final Map<String, List<String>> headers;
    private final ReceivedBody body;
    private int credits;
    private @Nullable String imageId;

    Call(Request request, Instant time, boolean storage) {
        this.request = new ContinueGate(request);
        this.time = time;
        this.storage = storage;
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            byName.computeIfAbsent(field.getName(), first -> new ArrayList<>()).add(value == null ? "" : value);
        }
        byName.replaceAll((name, values) -> List.copyOf(values));
        headers = Collections.unmodifiableMap(byName);
        body = new ReceivedBody(Content.Source.asInputStream(this.request));
    }

    boolean toStorage() {
        return storage;
    }

    /** Keeps {@code 100 Continue} from being said while the body is waited for. */
    void withholdContinue(CountDownLatch end) {
        request.shut(end);
    }

    /** Whether this is for the web page and its data, not for the API or the storage. */
    boolean isForPage() {
        return !storage && (path().equals("/") || path().startsWith("/emulator/"));
    }

    /** When the request's headers had arrived, by the emulator's clock. */
    public Instant time() {
        return time;
    }

    public Route route() {
        return storage ? RouteTable.ofStorage(method()) : RouteTable.ofApi(method(), path());
    }

    public String method() {
        return request.getMethod();
    }

    /** The path exactly as it stood in the request line. */
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** The id in the path of a request to the API, decoded. */
    public String id() {
        return RouteTable.part(route(), path(), 1);
    }

    /** The file name in the path of {@link Route#DOWNLOAD_ASSET}, decoded. */
    public String file() {
        return RouteTable.part(route(), path(), 2);
    }

    /** The query exactly as it stood in the request line. */
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    public ReceivedBody body() {
        return body;
    }

    /** Notes that this request has cost a credit. */
    public void spent() {
        credits++;
    }

    /** Whether the client announced a body that nobody has read to its end. */
    boolean isBodyLeft() {
        boolean announced = header("Transfer-Encoding").isPresent()
                || header("Content-Length")
                        .filter(length -> !length.equals("0"))
                        .isPresent();
        return announced && !body.isComplete();
    }

    /** The headers of a request to the storage that S3 refuses, or that must never leave the API's host. */
    public List<String> strayHeaders() {
        if (!storage) {
            return List.of();
        }
        return headers.keySet().stream().filter(Call::isStray).toList();
    }

    /** Notes the image that this request has made. */
    public void made(String id) {
        imageId = id;
    }

    RecordedRequest recorded(Fault fault, int status) {
        return new RecordedRequest(
                time,
                route(),
                method(),
                path(),
                query(),
                headers,
                body.text(),
                body.bytes(),
                body.sha256(),
                status,
                !strayHeaders().isEmpty(),
                credits,
                fault,
                imageId());
    }

    private @Nullable String imageId() {
        return switch (route()) {
            case CREATE_IMAGE -> imageId;
            case UPLOAD -> PresignedUrls.imageId(path()).orElse(null);
            case RETRIEVE_IMAGE,
                    DELETE_IMAGE,
                    PROCESS_IMAGE,
                    REPORT_IMAGE,
                    DOWNLOAD_ENHANCED,
                    DOWNLOAD_ORIGINAL,
                    DOWNLOAD_ASSET -> id();
            default -> null;
        };
    }

    private static boolean isStray(String name) {
        return name.regionMatches(true, 0, "x-amz-", 0, 6)
                || name.equalsIgnoreCase("x-api-key")
                || name.equalsIgnoreCase("Authorization")
                || name.equalsIgnoreCase("Cookie");
    }
}
