/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. What is wrong with them is collected, so that one refusal can name all of it. */
final class Query {

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

    private final Map<String, String> values;
    private final Map<String, Object> complaints = new LinkedHashMap<>();

    private Query(Map<String, String> values) {
        this.values = values;
    }

    static Query of(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        Pattern.compile("&")
                .splitAsStream(call.query())
                .map(parameter -> parameter.split("=", 2))
                .forEach(parts -> values.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
        return new Query(values);
    }

    /** A text, null if it is missing. */
    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /** A whole number, null if it is missing or wrong. */
    @Nullable
    Integer integer(String name, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
            complain(name, "Must be greater than or equal to " + least + " and less than or equal to " + most + ".");
        } catch (NumberFormatException notNumber) {
            complain(name, "Not a valid integer.");
        }
        return null;
    }

    /** A number between 0 and 1, null if it is missing or wrong. */
    @Nullable
    Double fraction(String name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1) {
                return number;
            }
            complain(name, "Must be greater than or equal to 0 and less than or equal to 1.");
        } catch (NumberFormatException notNumber) {
            complain(name, "Not a valid number.");
        }
        return null;
    }

    /** A truth value in one of the words that marshmallow, the service's library, takes for one. */
    boolean bool(String name, boolean ifMissing) {
        String text = values.get(name);
        if (text == null) {
            return ifMissing;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            complain(name, "Not a valid boolean.");
        }
        return TRUE.contains(word);
    }

    /** Complains about a parameter that must be a truth value but is of no further use here. */
    void checkBool(String name) {
        var unused = bool(name, false);
    }

    /** One of these words. */
    String oneOf(String name, Set<String> words, String ifMissing) {
        String text = values.getOrDefault(name, ifMissing);
        if (!words.contains(text)) {
            complain(name, "Must be one of: " + String.join(", ", new TreeSet<>(words)) + ".");
        }
        return text;
    }

    boolean hasAny(String... names) {
        return Stream.of(names).anyMatch(values::containsKey);
    }

    void complain(String name, String complaint) {
        complaints.put(name, List.of(complaint));
    }

    /**
     * Ends the operation if a parameter was wrong.
     *
     * @throws Refusal with status 422
     */
    void refuseIfInvalid() {
        if (!complaints.isEmpty()) {
            throw new Refusal(Answer.invalid("query", complaints));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
