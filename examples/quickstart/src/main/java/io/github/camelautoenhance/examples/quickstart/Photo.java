/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one photo in the route.
 *
 * <pre>{@code
 * new Photo("kitchen.jpg", 1_480_809, Duration.ofMillis(210), "6f1c...", null)
 * }</pre>
 *
 * @param name the name of its file
 * @param bytes the size of its file
 * @param time how long its upload took
 * @param imageId its image record; null if none was made
 * @param failure why it did not arrive; null if it did
 */
record Photo(
        String name,
        long bytes,
        Duration time,
        @Nullable String imageId,
        @Nullable String failure) {}
