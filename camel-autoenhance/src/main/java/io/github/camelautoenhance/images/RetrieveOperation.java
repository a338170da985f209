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
import org.apache.camel.Exchange;

/** Reads the record of an image. */
record RetrieveOperation(ImageDefaults defaults, ImageClient images) implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = Ids.image(exchange.getMessage(), defaults.imageId());
        return new RecordCall<AutoenhanceImage>(deadline -> images.retrieve(imageId, deadline), Results::write);
    }

    @Override
    public boolean needsKey() {
        return false;
    }
}
