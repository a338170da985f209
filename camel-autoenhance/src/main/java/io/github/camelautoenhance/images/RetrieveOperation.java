/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.exchange.Call;
import org.apache.camel.Exchange;

/** Reads an image's record. The service asks for no key: who knows the id may read. */
record RetrieveOperation(ImageDefaults defaults, ApiClient api) implements ImageOperation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = ImageHeaders.imageId(exchange.getMessage(), defaults);
        return new RecordCall(deadline -> api.retrieve(imageId, deadline));
    }

    @Override
    public boolean needsKey() {
        return false;
    }
}
