/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.Failure;
import org.jspecify.annotations.Nullable;

/** What a request is about, for the sentences and fields of its exceptions. */
record Subject(
        @Nullable String name,
        @Nullable String imageId,
        @Nullable String bracketId,
        @Nullable String orderId) {

    /** Of a request that is about nothing in particular. */
    static final Subject NONE = new Subject(null, null, null, null);

    static Subject image(String imageId) {
        return new Subject(null, imageId, null, null);
    }

    static Subject bracket(String bracketId) {
        return new Subject(null, null, bracketId, null);
    }

    static Subject order(String orderId) {
        return new Subject(null, null, null, orderId);
    }

    Failure failure(String message) {
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
