/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.Refusal;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API: version and key of a request are checked, then its operation answers it. */
public final class ApiService implements Service {

    public static final int MAX_TEXT = 1 << 20;

    /** The version that brought brackets, the processing of orders and the name {@code upload_url}. */
    static final LocalDate FIRST_WITH_BRACKETS = LocalDate.of(2025, 5, 5);

    private static final Set<String> COLLECTIONS = Set.of("/v3/images", "/v3/orders", "/v3/brackets");

    /**
     * Ids are secrets enough for these. The original needs a key by the specification and none by the documentation.
     */
    private static final Set<Route> WITHOUT_KEY = EnumSet.of(
            Route.RETRIEVE_IMAGE,
            Route.RETRIEVE_ORDER,
            Route.LIST_BRACKETS,
            Route.DOWNLOAD_ORIGINAL,
            Route.DOWNLOAD_ASSET);

    private static final Set<Route> SINCE_BRACKETS =
            EnumSet.of(Route.CREATE_BRACKET, Route.RETRIEVE_BRACKET, Route.DELETE_BRACKET, Route.PROCESS_ORDER);

    private final Map<Route, Operation> operations;
    private final Addresses addresses;
    private final RateLimits limits;
    private final String apiKey;
    private final LocalDate accountVersion;

    public ApiService(
            Map<Route, Operation> operations,
            RateLimits limits,
            Addresses addresses,
            String apiKey,
            LocalDate accountVersion) {
        this.operations = Map.copyOf(operations);
        this.limits = limits;
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.accountVersion = accountVersion;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.body().readText(MAX_TEXT)) {
            return Answer.apiError(413);
        }
        if (!limits.admitsRequest()) {
            return Answer.apiError(429);
        }
        if (COLLECTIONS.contains(call.path())) {
            return redirectToSlash(call);
        }
        Optional<LocalDate> version = version(call);
        if (version.isEmpty()) {
            return Answer.apiError(400);
        }
        Route route = call.route();
        Operation operation = operations.get(route);
        if (operation == null
                || (SINCE_BRACKETS.contains(route) && version.get().isBefore(FIRST_WITH_BRACKETS))) {
            return unknown(call);
        }
        if (!WITHOUT_KEY.contains(route) && !hasKey(call)) {
            return Answer.apiError(401);
        }
        try {
            return operation.answer(call, version.get());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /** Flask sends a request for the collection without its slash to the form with the slash, method and body kept. */
    private Answer redirectToSlash(Call call) {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        String host = call.header("Host").orElse("");
        return Answer.empty(308).with("Location", addresses.scheme() + "://" + host + call.path() + "/" + query);
    }

    private boolean hasKey(Call call) {
        byte[] given = call.header("x-api-key").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer unknown(Call call) {
        List<String> methods = Route.methods(call.path());
        return methods.isEmpty() || methods.contains(call.method())
                ? Answer.apiError(404)
                : Answer.apiError(405).with("Allow", String.join(", ", methods));
    }

    private Optional<LocalDate> version(Call call) {
        Optional<String> asked = call.header("x-api-version");
        try {
            return Optional.of(asked.isPresent() ? LocalDate.parse(asked.get()) : accountVersion);
        } catch (DateTimeException notDate) {
            return Optional.empty();
        }
    }
}
