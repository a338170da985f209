/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The bean that leaves in a shoot's folder how it stands: one of {@code finished.txt}, {@code failed.txt} and
 * {@code waiting.txt}, with a line for each file.
 *
 * <pre>{@code
 * new Reports().finished(shoot);
 * }</pre>
 */
public final class Reports {

    private static final String FINISHED = "finished.txt";
    private static final String FAILED = "failed.txt";
    private static final String WAITING = "waiting.txt";

    /** The enhanced pictures are there. */
    public void finished(@ExchangeProperty("shoot") Shoot shoot) throws IOException {
        write(shoot.folder(), FINISHED, "Finished, order " + shoot.orderId(), shoot);
    }

    /** A person has to change something. */
    public void failed(
            @Header("CamelFileAbsolutePath") String marker,
            @ExchangeProperty("shoot") @Nullable Shoot shoot,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure)
            throws IOException {
        write(folder(marker), FAILED, text(failure), shoot);
    }

    /** It is tried again. */
    public void waiting(
            @Header("CamelFileAbsolutePath") String marker,
            @ExchangeProperty("shoot") @Nullable Shoot shoot,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure)
            throws IOException {
        write(folder(marker), WAITING, text(failure), shoot);
    }

    private static Path folder(String marker) {
        return Path.of(marker).resolveSibling("");
    }

    private static String text(Throwable failure) {
        return failure.getClass().getSimpleName() + "\n" + failure.getMessage();
    }

    private static void write(Path folder, String name, String headline, @Nullable Shoot shoot) throws IOException {
        String lines = shoot == null ? "" : "\n" + shoot.results();
        Files.writeString(
                folder.resolve(name),
                LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + headline + "\n"
                        + lines);
        for (String other : List.of(FINISHED, FAILED, WAITING)) {
            if (!other.equals(name)) {
                Files.deleteIfExists(folder.resolve(other));
            }
        }
    }
}
