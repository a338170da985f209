/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.client.Poller;
import io.github.camelautoenhance.exchange.AwaitCall;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import org.apache.camel.Exchange;

/** Waits until an image is processed. */
record AwaitOperation(ImageDefaults defaults, ApiAccess access, ApiClient api, Poller poller) implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = Ids.image(exchange.getMessage(), defaults.imageId());
        return new AwaitCall<AutoenhanceImage>(
                deadline -> poller.image(access, api, defaults.delays(), imageId, null, deadline), Results::write);
    }

    @Override
    public boolean needsKey() {
        return false;
    }
}
