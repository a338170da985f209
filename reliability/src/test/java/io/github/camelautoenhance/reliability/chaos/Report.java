/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import io.github.camelautoenhance.error.AutoenhanceException;
import org.jspecify.annotations.Nullable;

/**
 * A failure that reached Camel's error handler, as the route could read it.
 *
 * @param photo the name of the file
 * @param type the class of the exception
 * @param typed whether it is an {@link AutoenhanceException}
 * @param imageId the record that the exception names
 */
record Report(
        String photo, String type, boolean typed, @Nullable String imageId, String message) {

    static Report of(String photo, Throwable failure) {
        String type = failure.getClass().getSimpleName();
        String message = String.valueOf(failure.getMessage());
        return failure instanceof AutoenhanceException e
                ? new Report(photo, type, true, e.imageId(), message)
                : new Report(photo, type, false, null, message);
    }

    /** Whether it says that a record may have been made. */
    boolean saysThatARecordMayExist() {
        return message.contains("may exist");
    }

    /** Whether it says that the wait for a reply was over. */
    boolean saysThatNoReplyCame() {
        return message.contains("no reply within responseTimeout");
    }
}
