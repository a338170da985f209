/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import org.jspecify.annotations.Nullable;

/** What a request is about, for the sentences and fields of its exceptions. */
record Subject(
        @Nullable String imageName,
        @Nullable String imageId,
        @Nullable String orderId) {

    /** Of a request that is about nothing in particular. */
    static final Subject NONE = new Subject(null, null, null);

    static Subject image(String imageId) {
        return new Subject(null, imageId, null);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (imageName != null) {
            text.append(" '").append(imageName).append('\'');
        }
        if (imageId != null) {
            text.append(" (image ").append(imageId).append(')');
        } else if (orderId != null) {
            text.append(" (order ").append(orderId).append(')');
        }
        return text.toString();
    }
}
