/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the states of image records. What to take home: {@code operation=retrieve} asks for the record whose id is in a
 * header, and a {@link ProducerTemplate} asks from outside a route.
 *
 * <pre>{@code
 * String status = records.state(imageId).join().status(); // processed
 * }</pre>
 */
final class Records {

    /** The status of a record that is not known. */
    static final String UNKNOWN = "-";

    private static final long PAUSE_MILLIS = 500;

    /**
     * The state of a record.
     *
     * @param status as the service calls it
     * @param problem why it could not be read; null if it could
     */
    record State(String status, @Nullable String problem) {}

    private final ProducerTemplate template;
    private final Predicate<String> passing;
    private final long deadline;
    private final Executor afterPause = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);

    /**
     * Reads records.
     *
     * @param passing which states are looked at again until they have changed
     * @param patience after which time they are taken as they are
     */
    Records(ProducerTemplate template, Predicate<String> passing, Duration patience) {
        this.template = template;
        this.passing = passing;
        deadline = System.nanoTime() + patience.toNanos();
    }

    /** The state that a record comes to. */
    CompletableFuture<State> state(String imageId) {
        return CompletableFuture.supplyAsync(() -> read(imageId), afterPause)
                .thenCompose(state -> passing.test(state.status()) && System.nanoTime() - deadline < 0
                        ? state(imageId)
                        : CompletableFuture.completedFuture(state));
    }

    private State read(String imageId) {
        try {
            AutoenhanceImage record = template.requestBodyAndHeader(
                    "autoenhance:images?operation=retrieve",
                    null,
                    AutoenhanceConstants.IMAGE_ID,
                    imageId,
                    AutoenhanceImage.class);
            return new State(Objects.requireNonNullElse(record.status(), UNKNOWN), null);
        } catch (CamelExecutionException e) {
            return new State(UNKNOWN, Format.sentence(e.getCause() == null ? e : e.getCause()));
        }
    }
}
