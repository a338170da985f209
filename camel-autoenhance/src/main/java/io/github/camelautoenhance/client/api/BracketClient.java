/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.util.Deadline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests about brackets. */
public final class BracketClient {

    private static final String BRACKETS = "/v3/brackets/";

    private final ApiRequests requests;

    BracketClient(ApiRequests requests) {
        this.requests = requests;
    }

    public ServerClock clock() {
        return requests.clock();
    }

    /** Registers a bracket. The record holds the upload address. */
    public AutoenhanceBracket create(Registration registration, Deadline deadline) {
        return create(registration, null, deadline, Attempts.OnRetry.NOTHING);
    }

    /** Registers a bracket; a failure names the one it is to replace, since that stays without a photo then. */
    public AutoenhanceBracket create(
            Registration registration, @Nullable String replacedId, Deadline deadline, Attempts.OnRetry onRetry) {
        Subject subject = new Subject(registration.name(), null, replacedId, registration.orderId());
        Map<String, @Nullable Object> json = registration.toJson("name");
        return requests.withRetries(
                Step.CREATE_BRACKET,
                subject,
                deadline,
                onRetry,
                () -> requests.parsed(
                        Step.CREATE_BRACKET, subject, "POST", BRACKETS, json, deadline, BracketClient::read));
    }

    /** Reads a bracket. */
    public AutoenhanceBracket retrieve(String bracketId, Deadline deadline) {
        Subject subject = Subject.bracket(bracketId);
        return requests.withRetries(Step.RETRIEVE_BRACKET, subject, deadline, () -> requests.parsed(
                        Step.RETRIEVE_BRACKET,
                        subject,
                        "GET",
                        BRACKETS + bracketId,
                        null,
                        deadline,
                        BracketClient::read)
                .withoutUploadUrl());
    }

    /** Deletes a bracket. */
    public void delete(String bracketId, Deadline deadline) {
        requests.delete(Step.DELETE_BRACKET, Subject.bracket(bracketId), BRACKETS + bracketId, deadline);
    }

    static AutoenhanceBracket read(Map<String, @Nullable Object> json) {
        AutoenhanceBracket bracket = AutoenhanceBracket.fromMap(json);
        ApiRequests.requireSafe(bracket.bracketId(), "bracket_id");
        return bracket;
    }
}
