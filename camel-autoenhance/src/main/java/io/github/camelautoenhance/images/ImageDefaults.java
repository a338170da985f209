/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.UploadObserver;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.exchange.PhotoBody;
import io.github.camelautoenhance.exchange.PhotoType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint's options say about images, for the messages whose headers do not say otherwise. Checked when it is
 * made, with an error that names the option.
 */
public record ImageDefaults(
        String operation,
        @Nullable String imageName,
        @Nullable String contentType,
        Map<String, Object> metadata,
        @Nullable String imageId,
        @Nullable String orderId,
        ImageSettings settings,
        PhotoBody body,
        boolean deleteOnFailure,
        @Nullable UploadObserver observer) {

    public ImageDefaults {
        Inputs.textOption("imageName", imageName);
        if (contentType != null) {
            PhotoType.check(contentType, "Option contentType");
        }
        if (imageId != null) {
            Inputs.id(imageId, "Option imageId");
        }
        if (orderId != null) {
            Inputs.id(orderId, "Option orderId");
        }
        metadata.forEach((key, value) -> Inputs.requireJson(value, "Option metadata." + Inputs.shown(key)));
        metadata = new LinkedHashMap<>(metadata);
    }
}
