/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A request whose answer, a record, becomes the body. */
final class RecordCall implements Call {

    private final Supplier<AutoenhanceImage> request;
    private @Nullable AutoenhanceImage image;

    RecordCall(Supplier<AutoenhanceImage> request) {
        this.request = request;
    }

    @Override
    public void transfer() {
        image = request.get();
    }

    @Override
    public void succeeded(Exchange exchange) {
        ImageHeaders.write(exchange, Objects.requireNonNull(image));
    }
}
