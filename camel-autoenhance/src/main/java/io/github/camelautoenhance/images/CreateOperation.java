/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ImageClient;
import io.github.camelautoenhance.client.Registration;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.RecordCall;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import org.apache.camel.Exchange;

/** Registers an image without a photo; the record holds the upload address. */
record CreateOperation(Registrations registrations, ImageClient images, IgnoredSettings ignoredSettings)
        implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        Registration registration = registrations.of(exchange.getMessage(), null);
        return new RecordCall<AutoenhanceImage>(
                deadline -> {
                    AutoenhanceImage image = images.create(registration, deadline);
                    ignoredSettings.warnOf(registration, image);
                    return image;
                },
                Results::write);
    }
}
