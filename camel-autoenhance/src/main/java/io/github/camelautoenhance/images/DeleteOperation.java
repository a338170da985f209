/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.client.Deadline;
import io.github.camelautoenhance.exchange.Call;
import org.apache.camel.Exchange;

/** Deletes an image. The body stays as it is; the id stays readable in its header. */
record DeleteOperation(ImageDefaults defaults, ApiClient api) implements ImageOperation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = ImageHeaders.imageId(exchange.getMessage(), defaults);
        return new Call() {
            @Override
            public void transfer(Deadline deadline) {
                api.delete(imageId, deadline);
            }

            @Override
            public void succeeded(Exchange done) {
                done.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, imageId);
                ImageHeaders.removeInputs(done.getMessage());
            }
        };
    }
}
