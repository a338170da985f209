/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.PhotoSource;
import io.github.camelautoenhance.client.Registration;
import io.github.camelautoenhance.exchange.Ids;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Puts together what a new image record is to hold: the headers of the message, else the options of the endpoint. */
record Registrations(ImageDefaults defaults) {

    /** @param photo the photo to come, or null for a record alone */
    Registration of(Message message, @Nullable PhotoSource photo) {
        return new Registration(
                defaults.registration().name(message, photo),
                Ids.orderIfAny(message, defaults.orderId()),
                defaults.registration().contentType(message),
                settings(message));
    }

    /** The settings and the metadata, as they are sent. */
    Map<String, @Nullable Object> settings(Message message) {
        Map<String, @Nullable Object> fields = defaults.settings().of(message);
        defaults.registration().putMetadata(fields, message);
        return fields;
    }
}
