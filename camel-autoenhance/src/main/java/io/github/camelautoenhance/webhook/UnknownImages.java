/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The images of events for which the service answered 404. One such answer does not tell a deleted image from one that
 * the service shows a moment later, or from a wrong baseUrl.
 */
final class UnknownImages {

    /** How many answers in a row say that the image was deleted. */
    private static final int ANSWERS = 3;

    private static final int REMEMBERED = 1000;

    /** The oldest first. */
    private final Map<String, Integer> answers = new LinkedHashMap<>();

    /** Counts another 404; gives whether the image counts as deleted. */
    synchronized boolean isDeleted(String imageId) {
        int count = answers.merge(imageId, 1, (before, one) -> Math.min(before + one, ANSWERS));
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
        return count == ANSWERS;
    }

    /** The service has the image. */
    synchronized void found(String imageId) {
        answers.remove(imageId);
    }
}
