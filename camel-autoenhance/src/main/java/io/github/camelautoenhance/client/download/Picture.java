/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.download;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture that was downloaded.
 *
 * @param contentType its media type; null if the server did not say it
 * @param fileName what the server calls it, as it came and not to be used as a path; null if it does not say
 */
public record Picture(
        @Nullable String contentType, @Nullable String fileName) {}
