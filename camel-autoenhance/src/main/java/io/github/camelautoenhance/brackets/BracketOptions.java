/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.brackets;

import io.github.camelautoenhance.body.PhotoBody;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.Inputs;
import io.github.camelautoenhance.message.RegistrationOptions;
import io.github.camelautoenhance.model.UploadListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What the endpoint's options say, until a message's headers say something else. */
public record BracketOptions(
        @Nullable String operation,
        RegistrationOptions registration,
        @Nullable String bracketId,
        @Nullable String orderId,
        PhotoBody body,
        boolean deleteOnFailure,
        @Nullable UploadListener listener) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public BracketOptions {
        if (bracketId != null) {
            Inputs.id(bracketId, "Option bracketId");
        }
        if (orderId != null) {
            Inputs.id(orderId, "Option orderId");
        }
    }

    /**
     * What a new bracket is to hold. Brackets have no content type at the service.
     *
     * @param photo the photo to come, or null for a record alone
     */
    Registration register(Message message, @Nullable PhotoSource photo) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        registration.putMetadata(fields, message);
        return new Registration(registration.name(message, photo), Ids.order(message, orderId), null, fields);
    }
}
