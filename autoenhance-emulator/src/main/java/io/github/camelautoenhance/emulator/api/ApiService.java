/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.RouteTable;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API: version and key of a request are checked, then its operation answers it. */
public final class ApiService implements Service {

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

    private final Map<Route, Service> operations;
    private final Addresses addresses;
    private final RateLimits limits;
    private final String apiKey;
    private final ApiVersions versions;

    public ApiService(
            Map<Route, Service> operations,
            ApiVersions versions,
            RateLimits limits,
            Addresses addresses,
            String apiKey) {
        this.operations = Map.copyOf(operations);
        this.limits = limits;
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.versions = versions;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.body().readText()) {
            return Answer.apiError(413);
        }
        if (!limits.admitsRequest()) {
            return Answer.apiError(429);
        }
        if (COLLECTIONS.contains(call.path())) {
            return redirectToSlash(call);
        }
        if (!versions.isReadable(call)) {
            return Answer.apiError(400);
        }
        Route route = call.route();
        Service operation = operations.get(route);
        if (operation == null || (SINCE_BRACKETS.contains(route) && !versions.hasBrackets(call))) {
            return unknown(call);
        }
        if (!WITHOUT_KEY.contains(route) && !hasKey(call)) {
            return Answer.apiError(401);
        }
        try {
            return operation.answer(call);
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
        List<String> methods = RouteTable.methods(call.path());
        return methods.isEmpty() || methods.contains(call.method())
                ? Answer.apiError(404)
                : Answer.apiError(405).with("Allow", String.join(", ", methods));
    }
}
