/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bean that knows whether an order was asked to be processed, which must happen once. The service tells by images
 * or by being at work, but for some time after the request it shows neither. So a file in the shoot's folder is written
 * before the request, and while it is young the order is waited for, not processed again: also where the reply was lost
 * or the process was killed.
 *
 * <pre>{@code
 * if (!orders.isAsked(shoot, order)) {
 *     orders.ask(shoot);
 *     process(order);
 * }
 * }</pre>
 */
public final class Orders {

    private static final String NOTE = ".process-called";

    private final Duration patience;

    /**
     * Orders of a service that shows what it does within this time.
     *
     * @param patience in milliseconds
     */
    public Orders(long patience) {
        this.patience = Duration.ofMillis(patience);
    }

    /** Whether the order is being processed, or was. */
    public boolean isAsked(@ExchangeProperty("shoot") Shoot shoot, @ExchangeProperty("order") AutoenhanceOrder order)
            throws IOException {
        return Boolean.TRUE.equals(order.merging())
                || Boolean.TRUE.equals(order.processing())
                || !order.images().isEmpty()
                || isNoted(note(shoot));
    }

    /** Notes that the order is about to be processed. */
    public void ask(@ExchangeProperty("shoot") Shoot shoot) throws IOException {
        Files.deleteIfExists(note(shoot));
        Files.createFile(note(shoot));
    }

    /** Takes the note back if the service has refused; after any other failure it may have begun. */
    public void afterFailure(
            @ExchangeProperty("shoot") @Nullable Shoot shoot,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure)
            throws IOException {
        boolean refused = failure instanceof AutoenhanceException answer
                && answer.statusCode() >= 400
                && answer.statusCode() < 500;
        if (refused && shoot != null) {
            forget(shoot);
        }
    }

    /** Forgets the note: the order is new, or its pictures are here. */
    public void forget(@ExchangeProperty("shoot") Shoot shoot) throws IOException {
        Files.deleteIfExists(note(shoot));
    }

    private boolean isNoted(Path note) throws IOException {
        return Files.exists(note)
                && Files.getLastModifiedTime(note).toInstant().plus(patience).isAfter(Instant.now());
    }

    private static Path note(Shoot shoot) {
        return shoot.folder().resolve(NOTE);
    }
}
