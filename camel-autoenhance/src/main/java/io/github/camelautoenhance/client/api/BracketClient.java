/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests about brackets. */
public final class BracketClient extends PhotoRecordClient<AutoenhanceBracket> {

    BracketClient(ApiRequests requests) {
        super(
                requests,
                new Kind("/v3/brackets/", "name", Step.CREATE_BRACKET, Step.RETRIEVE_BRACKET, Step.DELETE_BRACKET));
    }

    @Override
    Subject subject(@Nullable String name, @Nullable String id, @Nullable String orderId) {
        return new Subject(name, null, id, orderId);
    }

    @Override
    AutoenhanceBracket read(Map<String, @Nullable Object> json) {
        return checked(json);
    }

    @Override
    AutoenhanceBracket withoutUploadUrl(AutoenhanceBracket bracket) {
        return bracket.withoutUploadUrl();
    }

    static AutoenhanceBracket checked(Map<String, @Nullable Object> json) {
        AutoenhanceBracket bracket = AutoenhanceBracket.fromMap(json);
        ApiRequests.requireSafe(bracket.bracketId(), "bracket_id");
        return bracket;
    }
}
