/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.Deadline;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A request whose answer, a record, becomes the body. */
final class RecordCall implements Call {

    private final Function<Deadline, AutoenhanceImage> request;
    private @Nullable AutoenhanceImage image;

    RecordCall(Function<Deadline, AutoenhanceImage> request) {
        this.request = request;
    }

    @Override
    public void transfer(Deadline deadline) {
        image = request.apply(deadline);
    }

    @Override
    public void succeeded(Exchange exchange) {
        ImageHeaders.write(exchange, Objects.requireNonNull(image));
    }
}
