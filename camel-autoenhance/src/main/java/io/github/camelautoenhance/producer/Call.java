/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.util.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** The work of one exchange, split by the thread that does it. */
public interface Call {

    /** What is done, one after the other. None of it may touch the exchange. */
    List<Stage> stages();

    /** Puts the result into the exchange. Runs after the last stage has succeeded, before the route goes on. */
    void succeeded(Exchange exchange);

    /** Notes in the exchange what a redelivery needs to know. The exception itself is set by the producer. */
    default void failed(Exchange exchange, Throwable failure) {}

    /** One request whose response goes into the exchange. */
    static <R> Call request(Function<Deadline, R> request, BiConsumer<Exchange, R> result) {
        AtomicReference<R> response = new AtomicReference<>();
        return of(
                new Stage.Request(deadline -> response.set(request.apply(deadline))),
                exchange -> result.accept(exchange, Objects.requireNonNull(response.get())));
    }

    /**
     * One request whose response says nothing; the message's body stays.
     *
     * @param result says in the headers what it was about
     */
    static Call bodiless(Consumer<Deadline> request, Consumer<Exchange> result) {
        return of(new Stage.Request(request), exchange -> {
            result.accept(exchange);
            Results.removeInputs(exchange.getMessage());
        });
    }

    /** A wait whose result goes into the exchange. */
    static <R> Call await(Function<Deadline, CompletableFuture<R>> wait, BiConsumer<Exchange, R> result) {
        AtomicReference<R> awaited = new AtomicReference<>();
        return of(
                new Stage.Wait(deadline -> wait.apply(deadline).thenAccept(awaited::set)),
                exchange -> result.accept(exchange, Objects.requireNonNull(awaited.get())));
    }

    private static Call of(Stage stage, Consumer<Exchange> result) {
        return new Call() {
            @Override
            public List<Stage> stages() {
                return List.of(stage);
            }

            @Override
            public void succeeded(Exchange exchange) {
                result.accept(exchange);
            }
        };
    }
}
