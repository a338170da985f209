/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API's routes: version and key of a request, then what it asks for. */
final class ApiService implements Service {

    static final int MAX_TEXT = 1 << 20;

    private static final LocalDate FIRST_WITH_UPLOAD_URL = LocalDate.of(2025, 5, 5);

    private final ImageStore store;
    private final PresignedUrls urls;
    private final Addresses addresses;
    private final String apiKey;
    private final LocalDate accountVersion;
    private final Clock clock;

    ApiService(
            ImageStore store,
            PresignedUrls urls,
            Addresses addresses,
            String apiKey,
            LocalDate accountVersion,
            Clock clock) {
        this.store = store;
        this.urls = urls;
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.accountVersion = accountVersion;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.body().readText(MAX_TEXT)) {
            return Answer.apiError(413);
        }
        if (call.path().equals("/v3/images")) {
            return redirectToSlash(call);
        }
        Optional<LocalDate> version = version(call);
        if (version.isEmpty()) {
            return Answer.apiError(400);
        }
        return switch (call.route()) {
            case CREATE_IMAGE -> hasKey(call) ? create(call, version.get()) : Answer.apiError(401);
            case RETRIEVE_IMAGE -> retrieve(call);
            case DELETE_IMAGE -> hasKey(call) ? delete(call) : Answer.apiError(401);
            case UPLOAD, OTHER -> unknown(call);
        };
    }

    /** Flask sends a request for the collection without its slash to the form with the slash, method and body kept. */
    private Answer redirectToSlash(Call call) {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        String host = call.header("Host").orElse("");
        return Answer.empty(308).with("Location", addresses.scheme() + "://" + host + Route.IMAGES + query);
    }

    private boolean hasKey(Call call) {
        byte[] given = call.header("x-api-key").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private Answer create(Call call, LocalDate version) {
        Optional<Map<String, @Nullable Object>> body = Json.object(call.body().text());
        if (body.isEmpty()) {
            return Answer.invalid(Map.of("_schema", List.of("Invalid input type.")));
        }
        Map<String, @Nullable Object> fields = Collections.unmodifiableMap(body.get());
        Map<String, Object> complaints = ImageRules.complaints(fields);
        if (!complaints.isEmpty()) {
            return Answer.invalid(complaints);
        }
        ImageRecord record = record(fields);
        if (!store.add(record)) {
            return Answer.apiError(409);
        }
        Map<String, @Nullable Object> json = record.toJson();
        EmulatedImage image = record.image();
        String name = version.isBefore(FIRST_WITH_UPLOAD_URL) ? "s3PutObjectUrl" : "upload_url";
        json.put(
                name,
                urls.forUpload(
                        addresses.storageUrl(), image.imageId(), image.imageName(), image.registeredContentType()));
        return Answer.json(200, json);
    }

    private ImageRecord record(Map<String, @Nullable Object> fields) {
        String type = text(fields, "content_type");
        return new ImageRecord(
                new EmulatedImage(
                        orNew(text(fields, "image_id")),
                        Objects.requireNonNull(text(fields, "image_name")),
                        orNew(text(fields, "order_id")),
                        ImageRecord.WAITING,
                        // no field of any schema, but official samples send it
                        type == null ? text(fields, "contentType") : type,
                        fields,
                        -1,
                        null,
                        null),
                clock.instant(),
                false);
    }

    private Answer retrieve(Call call) {
        return store.find(lastSegment(call))
                .map(record -> Answer.json(200, record.toJson()))
                .orElseGet(() -> Answer.apiError(404));
    }

    private Answer delete(Call call) throws IOException {
        return store.delete(lastSegment(call)) ? Answer.empty(204) : Answer.apiError(404);
    }

    private static Answer unknown(Call call) {
        if (call.path().equals(Route.IMAGES)) {
            return Answer.apiError(405).with("Allow", "POST");
        }
        boolean image = Route.ofApi("GET", call.path()) == Route.RETRIEVE_IMAGE;
        return image ? Answer.apiError(405).with("Allow", "GET, DELETE") : Answer.apiError(404);
    }

    private Optional<LocalDate> version(Call call) {
        Optional<String> asked = call.header("x-api-version");
        try {
            return Optional.of(asked.isPresent() ? LocalDate.parse(asked.get()) : accountVersion);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static String lastSegment(Call call) {
        return call.path().substring(Route.IMAGES.length());
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        return (String) fields.get(name);
    }

    private static String orNew(@Nullable String given) {
        return given == null ? UUID.randomUUID().toString() : given;
    }
}
