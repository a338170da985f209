/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.client.ImageRegistration;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.model.AutoenhanceImage;
import org.apache.camel.Exchange;

/** Registers an image without a photo; the record holds the address that somebody else uploads it to. */
record CreateOperation(Registrations registrations, ApiClient api, IgnoredSettings ignoredSettings)
        implements ImageOperation {

    @Override
    public Call prepare(Exchange exchange) {
        ImageRegistration registration = registrations.of(exchange.getMessage(), null);
        return new RecordCall(deadline -> {
            AutoenhanceImage image = api.create(registration, deadline);
            ignoredSettings.warnOf(registration, image);
            return image;
        });
    }
}
