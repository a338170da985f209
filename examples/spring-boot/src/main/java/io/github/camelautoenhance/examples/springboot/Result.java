/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an image, as the page shows it.
 *
 * @param name the file name of the photo
 * @param status as the service says: {@code processing}, {@code processed}, {@code error}, ...
 * @param reason why it has failed, where the service says so
 * @param changedAt when this was noted, in milliseconds since 1970
 * @param pictures whether before and after are there to be shown
 */
record Result(
        String imageId,
        @Nullable String name,
        @Nullable String orderId,
        @Nullable String status,
        @Nullable String reason,
        long changedAt,
        boolean pictures) {

    static final Set<String> FAILED = Set.of("error", "expired");

    static Result of(AutoenhanceImage image, long changedAt, boolean pictures) {
        return new Result(
                image.imageId(),
                image.imageName(),
                image.orderId(),
                image.status(),
                image.statusReason(),
                changedAt,
                pictures);
    }
}
