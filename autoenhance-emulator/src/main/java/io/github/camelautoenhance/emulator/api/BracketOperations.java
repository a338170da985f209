/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API's operations on brackets, which its versions before 2025-05-05 do not have. */
public final class BracketOperations {

    private static final Map<String, Rule> RULES = Map.of(
            "name", Rule.string(),
            "order_id", Rule.nonEmptyString(),
            "metadata", Rule.object());

    private final Account account;
    private final RateLimits limits;
    private final PresignedUrls urls;
    private final Addresses addresses;

    public BracketOperations(Account account, RateLimits limits, PresignedUrls urls, Addresses addresses) {
        this.account = account;
        this.limits = limits;
        this.urls = urls;
        this.addresses = addresses;
    }

    public Answer create(Call call) {
        Fields fields = Fields.required(call, RULES, "name", "order_id");
        limits.name(fields.requiredText("name"));
        EmulatedBracket bracket = new EmulatedBracket(
                UUID.randomUUID().toString(),
                fields.requiredText("name"),
                fields.requiredText("order_id"),
                null,
                fields.all(),
                -1,
                null,
                null);
        account.orders().join(bracket.orderId());
        account.brackets().add(bracket);
        Map<String, @Nullable Object> json = new BracketRecord(bracket, null).toJson(call.time(), false);
        json.put("upload_url", urls.forBracket(addresses.storageUrl(), bracket.bracketId(), bracket.name()));
        return Answer.json(200, json);
    }

    public Answer retrieve(Call call) {
        return account.brackets()
                .find(call.id())
                .map(bracket -> Answer.json(200, bracket.toJson(call.time(), false)))
                .orElseThrow(Refusal::notFound);
    }

    public Answer delete(Call call) throws IOException {
        return account.brackets().delete(call.id()) ? Answer.empty(204) : Answer.apiError(404);
    }
}
