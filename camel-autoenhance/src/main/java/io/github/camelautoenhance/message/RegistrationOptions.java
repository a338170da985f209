/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.body.PhotoName;
import io.github.camelautoenhance.body.PhotoType;
import io.github.camelautoenhance.client.http.PhotoSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What an endpoint's options say of the records to be made, until a message's headers say something else. */
public record RegistrationOptions(
        @Nullable String imageName, @Nullable String contentType, Map<String, Object> metadata) {

    private static final String METADATA = "metadata";

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public RegistrationOptions {
        Inputs.textOption("imageName", imageName);
        if (contentType != null) {
            PhotoType.check(contentType, "Option contentType");
        }
        metadata.forEach((key, value) -> Inputs.requireJson(value, "Option metadata." + Inputs.shown(key)));
        metadata = new LinkedHashMap<>(metadata);
    }

    /**
     * The name of the record.
     *
     * @param photo the photo to come, or null for a record alone
     */
    public String name(Message message, @Nullable PhotoSource photo) {
        String header = Inputs.text(message, AutoenhanceConstants.IMAGE_NAME);
        return PhotoName.resolve(header != null ? header : imageName, message, photo);
    }

    public @Nullable String contentType(Message message) {
        String header = Inputs.text(message, AutoenhanceConstants.CONTENT_TYPE);
        return header != null
                ? PhotoType.resolve(header, "Header " + AutoenhanceConstants.CONTENT_TYPE, message)
                : PhotoType.resolve(contentType, "Option contentType", message);
    }

    /** Adds the metadata to the fields of a request, if there is any. */
    public void putMetadata(Map<String, @Nullable Object> fields, Message message) {
        Map<String, Object> merged = new LinkedHashMap<>(metadata);
        merged.putAll(Inputs.map(message, AutoenhanceConstants.METADATA));
        if (!merged.isEmpty()) {
            fields.put(METADATA, merged);
        }
    }
}
