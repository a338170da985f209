/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.message.Inputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What a message's headers say is wrong, or right, with an enhanced picture. */
final class Report {

    private static final int MAX_SCORE = 5;

    private Report() {}

    /** The fields of the request. */
    static Map<String, @Nullable Object> of(Message message) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("categories", categories(message));
        String comment = Inputs.text(message, AutoenhanceConstants.REPORT_COMMENT);
        if (comment != null) {
            report.put("comment", comment);
        }
        Integer score = Inputs.header(message, AutoenhanceConstants.REPORT_SCORE, Integer.class);
        if (score != null) {
            if (score < 0 || score > MAX_SCORE) {
                throw new IllegalArgumentException(
                        "Header " + AutoenhanceConstants.REPORT_SCORE + " must be 0 to " + MAX_SCORE + ": " + score);
            }
            report.put("score", score);
        }
        report.put("source", "API");
        return report;
    }

    private static List<String> categories(Message message) {
        List<String> categories = Inputs.texts(message, AutoenhanceConstants.REPORT_CATEGORIES);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("Header " + AutoenhanceConstants.REPORT_CATEGORIES
                    + " must name at least one category, such as COLOUR or NO_COMPLAINTS");
        }
        return categories;
    }
}
