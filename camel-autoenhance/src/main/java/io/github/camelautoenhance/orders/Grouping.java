/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.message.Inputs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Which brackets become one image: by hand, by their number, or as the service finds from the pictures. */
final class Grouping {

    /** What the service merges at most. */
    private static final int MAX_BRACKETS = 9;

    private Grouping() {}

    /**
     * Puts the grouping into the fields of a request.
     *
     * @param number the option {@code bracketsPerImage}
     */
    static void put(Map<String, @Nullable Object> fields, Message message, int number) {
        Object groups = message.getHeader(AutoenhanceConstants.BRACKET_GROUPS);
        Integer header = Inputs.header(message, AutoenhanceConstants.BRACKETS_PER_IMAGE, Integer.class);
        if (header != null) {
            checkNumber(header, "Header " + AutoenhanceConstants.BRACKETS_PER_IMAGE);
        }
        if (groups != null) {
            if (header != null) {
                throw new IllegalArgumentException("Of the headers " + AutoenhanceConstants.BRACKET_GROUPS + " and "
                        + AutoenhanceConstants.BRACKETS_PER_IMAGE + " only one can be given");
            }
            fields.put("images", images(groups));
            return;
        }
        int given = header != null ? header : number;
        if (given > 0) {
            fields.put("number_of_brackets_per_image", given);
        }
    }

    /** 0 leaves it to the service. */
    static void checkNumber(int number, String source) {
        if (number < 0 || number > MAX_BRACKETS) {
            throw new IllegalArgumentException(source + " must be 0 to " + MAX_BRACKETS + ": " + number);
        }
    }

    private static List<Map<String, Object>> images(Object groups) {
        if (!(groups instanceof List<?> list) || list.isEmpty()) {
            throw refused("must be a List of Lists of bracket ids");
        }
        Set<String> seen = new HashSet<>();
        List<Map<String, Object>> images = new ArrayList<>();
        for (Object group : list) {
            images.add(Map.of("bracket_ids", ids(group, seen)));
        }
        return images;
    }

    private static List<String> ids(@Nullable Object group, Set<String> seen) {
        if (!(group instanceof List<?> ids) || ids.isEmpty() || ids.size() > MAX_BRACKETS) {
            throw refused("must hold Lists of 1 to " + MAX_BRACKETS + " bracket ids");
        }
        List<String> checked = new ArrayList<>();
        for (Object id : ids) {
            if (!(id instanceof String text)) {
                throw refused("must hold Lists of bracket ids, which are Strings");
            }
            Inputs.id(text, "Header " + AutoenhanceConstants.BRACKET_GROUPS);
            if (!seen.add(text)) {
                throw refused("names bracket " + text + " twice");
            }
            checked.add(text);
        }
        return checked;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Header " + AutoenhanceConstants.BRACKET_GROUPS + " " + why);
    }
}
