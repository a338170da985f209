/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.error.Failure;
import org.jspecify.annotations.Nullable;

/** What a request is about, for the sentences and fields of its exceptions. */
public record Subject(
        @Nullable String name,
        @Nullable String imageId,
        @Nullable String bracketId,
        @Nullable String orderId) {

    /** Of a request that is about nothing in particular. */
    public static final Subject NONE = new Subject(null, null, null, null);

    public static Subject image(String imageId) {
        return new Subject(null, imageId, null, null);
    }

    public static Subject bracket(String bracketId) {
        return new Subject(null, null, bracketId, null);
    }

    public static Subject order(String orderId) {
        return new Subject(null, null, null, orderId);
    }

    public Failure failure(String message) {
        return Failure.of(message).about(imageId, orderId).aboutBracket(bracketId);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (name != null) {
            text.append(" '").append(name).append('\'');
        }
        if (imageId != null) {
            text.append(" (image ").append(imageId).append(')');
        } else if (bracketId != null) {
            text.append(" (bracket ").append(bracketId).append(')');
        } else if (orderId != null) {
            text.append(" (order ").append(orderId).append(')');
        }
        return text.toString();
    }
}
