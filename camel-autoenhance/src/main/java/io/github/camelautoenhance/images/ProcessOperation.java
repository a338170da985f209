/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ImageClient;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.RecordCall;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Enhances an image anew, with other settings; those that are not given keep their last value. */
record ProcessOperation(
        ImageDefaults defaults, Registrations registrations, ImageClient images, IgnoredSettings ignoredSettings)
        implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = Ids.image(exchange.getMessage(), defaults.imageId());
        Map<String, @Nullable Object> settings = registrations.settings(exchange.getMessage());
        return new RecordCall<AutoenhanceImage>(
                deadline -> {
                    AutoenhanceImage image = images.process(imageId, settings, deadline);
                    ignoredSettings.warnOf(settings, image);
                    return image;
                },
                Results::write);
    }
}
