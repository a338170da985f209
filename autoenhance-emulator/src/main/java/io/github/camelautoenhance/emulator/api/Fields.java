/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.util.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON object in the body of a request, checked against the rules of its operation. */
final class Fields {

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Reads a body that may be left out; every field has to keep its rule. */
    static Fields optional(Call call, Map<String, Rule> rules) {
        return call.body().text().length == 0 ? new Fields(Map.of()) : required(call, rules);
    }

    /**
     * Reads a body.
     *
     * @param rules what the fields may hold; fields without a rule are tolerated
     * @param names the fields that must be there
     * @throws Refusal with status 422
     */
    static Fields required(Call call, Map<String, Rule> rules, String... names) {
        Optional<Map<String, @Nullable Object>> body = Json.object(call.body().text());
        if (body.isEmpty()) {
            throw invalid(Map.of("_schema", List.of("Invalid input type.")));
        }
        Map<String, Object> complaints = Rule.complaints(rules, body.get());
        for (String name : names) {
            if (!body.get().containsKey(name)) {
                complaints.put(name, List.of("Missing data for required field."));
            }
        }
        if (!complaints.isEmpty()) {
            throw invalid(complaints);
        }
        return new Fields(body.get());
    }

    /** A refusal because of the fields of the body. */
    static Refusal invalid(Map<String, Object> complaints) {
        return new Refusal(Answer.invalid("json", complaints));
    }

    Map<String, @Nullable Object> all() {
        return values;
    }

    /** All fields but these. */
    Map<String, @Nullable Object> without(String... names) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(List.of(names));
        return Collections.unmodifiableMap(rest);
    }

    /** A text field, null if it is missing. Its rule has made sure that it is a text. */
    @Nullable
    String text(String name) {
        return (String) values.get(name);
    }

    /** A text field that is there because it is a required one. */
    String requiredText(String name) {
        return String.valueOf(values.get(name));
    }

    /** A whole number, 0 if it is missing. */
    int number(String name) {
        return values.get(name) instanceof Integer number ? number : 0;
    }
}
