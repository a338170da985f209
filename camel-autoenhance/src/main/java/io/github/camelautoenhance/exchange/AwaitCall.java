/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A wait whose result goes into the exchange. */
public final class AwaitCall<R> implements Call {

    private final Function<Deadline, CompletableFuture<R>> wait;
    private final BiConsumer<Exchange, R> result;
    private volatile @Nullable R answer;

    public AwaitCall(Function<Deadline, CompletableFuture<R>> wait, BiConsumer<Exchange, R> result) {
        this.wait = wait;
        this.result = result;
    }

    @Override
    public List<Stage> stages() {
        return List.of(new Stage.Wait(deadline -> wait.apply(deadline).thenAccept(record -> answer = record)));
    }

    @Override
    public void succeeded(Exchange exchange) {
        result.accept(exchange, Objects.requireNonNull(answer));
    }
}
