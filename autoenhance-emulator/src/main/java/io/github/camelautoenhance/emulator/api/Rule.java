/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a field of a request body may hold. Complaints are worded as marshmallow, the service's library, does it. */
@FunctionalInterface
interface Rule {

    /** What is wrong with the value: a list of texts, or for an object a map of such lists by field. */
    Optional<Object> complaint(@Nullable Object value);

    /** The same rule, but null is fine. */
    default Rule orNull() {
        return value -> value == null ? Optional.empty() : complaint(value);
    }

    static Rule string() {
        return of("Not a valid string.", value -> value instanceof String);
    }

    static Rule nonEmptyString() {
        return string().and("Shorter than minimum length 1.", value -> !value.equals(""));
    }

    static Rule matching(Pattern pattern) {
        return string().and("String does not match expected pattern.", value -> pattern.matcher((String) value)
                .matches());
    }

    static Rule oneOf(String... values) {
        List<String> allowed = List.of(values);
        return string().and("Must be one of: " + String.join(", ", allowed) + ".", allowed::contains);
    }

    static Rule bool() {
        return of("Not a valid boolean.", value -> value instanceof Boolean);
    }

    static Rule integer(int least, int most) {
        return of("Not a valid integer.", value -> value instanceof Number && !(value instanceof Double))
                .and(
                        "Must be greater than or equal to " + least + " and less than or equal to " + most + ".",
                        value -> value instanceof Integer number && number >= least && number <= most);
    }

    static Rule object() {
        return of("Not a valid mapping type.", value -> value instanceof Map);
    }

    /** An object some of whose fields have rules; further fields are free. */
    static Rule object(Map<String, Rule> rules) {
        return value -> {
            Optional<Object> notAnObject = object().complaint(value);
            return notAnObject.isPresent() || !(value instanceof Map<?, ?> fields)
                    ? notAnObject
                    : Optional.<Object>of(complaints(rules, fields)).filter(found -> !((Map<?, ?>) found).isEmpty());
        };
    }

    /** A list all of whose elements keep a rule. */
    static Rule listOf(Rule element) {
        return value -> {
            if (!(value instanceof List<?> list)) {
                return of("Not a valid list.", List.class::isInstance).complaint(value);
            }
            Map<String, Object> complaints = new LinkedHashMap<>();
            for (int i = 0; i < list.size(); i++) {
                String index = Integer.toString(i);
                element.complaint(list.get(i)).ifPresent(complaint -> complaints.put(index, complaint));
            }
            return complaints.isEmpty() ? Optional.empty() : Optional.of(complaints);
        };
    }

    /** The complaints about the fields that are present. */
    static Map<String, Object> complaints(Map<String, Rule> rules, Map<?, ?> fields) {
        Map<String, Object> complaints = new LinkedHashMap<>();
        rules.forEach((name, rule) -> {
            if (fields.containsKey(name)) {
                rule.complaint(fields.get(name)).ifPresent(complaint -> complaints.put(name, complaint));
            }
        });
        return complaints;
    }

    private Rule and(String complaint, Check check) {
        return value -> {
            Optional<Object> first = complaint(value);
            return first.isPresent() || value == null || check.passes(value) ? first : Optional.of(List.of(complaint));
        };
    }

    private static Rule of(String complaint, Check check) {
        return value -> {
            if (value == null) {
                return Optional.of(List.of("Field may not be null."));
            }
            return check.passes(value) ? Optional.empty() : Optional.of(List.of(complaint));
        };
    }

    /** A condition on a value that is not null. */
    @FunctionalInterface
    interface Check {
        /** Whether the value is as it should be. */
        boolean passes(Object value);
    }
}
