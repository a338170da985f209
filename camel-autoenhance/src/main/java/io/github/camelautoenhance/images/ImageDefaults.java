/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.PollDelays;
import io.github.camelautoenhance.client.UploadObserver;
import io.github.camelautoenhance.exchange.ImageSettings;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.exchange.PhotoBody;
import io.github.camelautoenhance.exchange.RegistrationInputs;
import org.jspecify.annotations.Nullable;

/** What the endpoint's options say, until a message's headers say something else. */
public record ImageDefaults(
        @Nullable String operation,
        RegistrationInputs registration,
        @Nullable String imageId,
        @Nullable String orderId,
        ImageSettings settings,
        PhotoBody body,
        boolean deleteOnFailure,
        @Nullable UploadObserver observer,
        PollDelays delays,
        int maxPending,
        DownloadDefaults download) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public ImageDefaults {
        if (imageId != null) {
            Inputs.id(imageId, "Option imageId");
        }
        if (orderId != null) {
            Inputs.id(orderId, "Option orderId");
        }
    }
}
