/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.body.PhotoBody;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.await.AwaitOptions;
import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.ImageSettings;
import io.github.camelautoenhance.message.Inputs;
import io.github.camelautoenhance.message.RegistrationOptions;
import io.github.camelautoenhance.model.UploadListener;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What the endpoint's options say, until a message's headers say something else. */
public record ImageOptions(
        @Nullable String operation,
        RegistrationOptions registration,
        @Nullable String imageId,
        @Nullable String orderId,
        ImageSettings settings,
        PhotoBody body,
        boolean deleteOnFailure,
        @Nullable UploadListener listener,
        AwaitOptions delays,
        int maxPending,
        DownloadOptions download) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public ImageOptions {
        if (imageId != null) {
            Inputs.id(imageId, "Option imageId");
        }
        if (orderId != null) {
            Inputs.id(orderId, "Option orderId");
        }
    }

    /**
     * What a new image record is to hold.
     *
     * @param photo the photo to come, or null for a record alone
     */
    Registration register(Message message, @Nullable PhotoSource photo) {
        return new Registration(
                registration.name(message, photo),
                Ids.orderIfAny(message, orderId),
                registration.contentType(message),
                fields(message));
    }

    /** The settings and the metadata, as they are sent. */
    Map<String, @Nullable Object> fields(Message message) {
        Map<String, @Nullable Object> fields = settings.of(message);
        registration.putMetadata(fields, message);
        return fields;
    }
}
