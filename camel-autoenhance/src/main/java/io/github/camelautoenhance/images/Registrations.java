/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.ImageRegistration;
import io.github.camelautoenhance.client.PhotoSource;
import io.github.camelautoenhance.exchange.Inputs;
import io.github.camelautoenhance.exchange.PhotoName;
import io.github.camelautoenhance.exchange.PhotoType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Makes the request for a new image record from headers and options. */
final class Registrations {

    private static final String METADATA = "metadata";

    private final ImageDefaults defaults;

    Registrations(ImageDefaults defaults) {
        this.defaults = defaults;
    }

    /** @param photo the photo to come, or null for a record alone */
    ImageRegistration of(Message message, @Nullable PhotoSource photo) {
        return new ImageRegistration(
                name(message, photo), ImageHeaders.orderId(message, defaults), contentType(message), fields(message));
    }

    private String name(Message message, @Nullable PhotoSource photo) {
        String header = Inputs.text(message, AutoenhanceConstants.IMAGE_NAME);
        return PhotoName.resolve(header != null ? header : defaults.imageName(), message, photo);
    }

    private @Nullable String contentType(Message message) {
        String header = Inputs.text(message, AutoenhanceConstants.CONTENT_TYPE);
        return header != null
                ? PhotoType.resolve(header, "Header " + AutoenhanceConstants.CONTENT_TYPE, message)
                : PhotoType.resolve(defaults.contentType(), "Option contentType", message);
    }

    private Map<String, @Nullable Object> fields(Message message) {
        Map<String, @Nullable Object> fields = defaults.settings().of(message);
        Map<String, Object> metadata = new LinkedHashMap<>(defaults.metadata());
        metadata.putAll(Inputs.map(message, AutoenhanceConstants.METADATA));
        if (!metadata.isEmpty()) {
            fields.put(METADATA, metadata);
        }
        return fields;
    }
}
