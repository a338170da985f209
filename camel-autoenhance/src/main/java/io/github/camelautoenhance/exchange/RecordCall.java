/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** One request whose answer goes into the exchange. */
public final class RecordCall<R> implements TransferCall {

    private final Function<Deadline, R> request;
    private final BiConsumer<Exchange, R> result;
    private @Nullable R answer;

    public RecordCall(Function<Deadline, R> request, BiConsumer<Exchange, R> result) {
        this.request = request;
        this.result = result;
    }

    @Override
    public void transfer(Deadline deadline) {
        answer = request.apply(deadline);
    }

    @Override
    public void succeeded(Exchange exchange) {
        result.accept(exchange, Objects.requireNonNull(answer));
    }
}
