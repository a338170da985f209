/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ImageClient;
import io.github.camelautoenhance.exchange.BodilessCall;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.Results;
import org.apache.camel.Exchange;

/** Deletes an image; the body stays. */
record DeleteOperation(ImageDefaults defaults, ImageClient images) implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = Ids.image(exchange.getMessage(), defaults.imageId());
        return new BodilessCall(
                deadline -> images.delete(imageId, deadline), done -> Results.writeImage(done, imageId));
    }
}
