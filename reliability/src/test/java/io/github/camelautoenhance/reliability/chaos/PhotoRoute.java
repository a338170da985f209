/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/**
 * The route of a user who wants to lose nothing: a folder, redeliveries, and a dead letter channel behind them. It
 * polls once: a file that is listed again while it is being moved would be gone.
 */
final class PhotoRoute extends RouteBuilder {

    private static final String PHOTO = "photo";

    private final Path folder;
    private final String name;
    private final Queue<Report> redelivered = new ConcurrentLinkedQueue<>();
    private final Queue<Report> deadLetters = new ConcurrentLinkedQueue<>();

    /** @param folder where {@code inbox}, {@code done} and {@code dead} are */
    PhotoRoute(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    @Override
    public void configure() {
        errorHandler(deadLetterChannel("direct:dead-" + name)
                .useOriginalMessage()
                .maximumRedeliveries(3)
                .redeliveryDelay(50)
                .retryAttemptedLogLevel(LoggingLevel.DEBUG)
                .onRedelivery(exchange -> redelivered.add(report(exchange))));
        onException(AutoenhanceException.class)
                .onWhen(exchange -> !exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AutoenhanceException.class)
                        .isRetryable())
                .maximumRedeliveries(0)
                .handled(true)
                .useOriginalMessage()
                .to("direct:dead-" + name);

        from("file:" + folder.resolve("inbox") + "?initialDelay=0&repeatCount=1&move=" + folder.resolve("done")
                        + "/${file:name}")
                .routeId(name)
                .streamCache("false")
                .setProperty(PHOTO, header(Exchange.FILE_NAME))
                .process(PhotoRoute::openStream)
                .to("autoenhance:images");

        from("direct:dead-" + name)
                .routeId("dead-" + name)
                .errorHandler(noErrorHandler())
                .process(exchange -> deadLetters.add(report(exchange)))
                .to("file:" + folder.resolve("dead"));
    }

    List<Report> redelivered() {
        return new ArrayList<>(redelivered);
    }

    List<Report> deadLetters() {
        return new ArrayList<>(deadLetters);
    }

    /** As a consumer does that hands over a connection to read from: it closes it when the exchange is done. */
    private static void openStream(Exchange exchange) throws IOException {
        if (exchange.getProperty(PHOTO, String.class).contains("stream")) {
            File file = Objects.requireNonNull(exchange.getMessage().getBody(File.class));
            InputStream stream = Files.newInputStream(file.toPath());
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    IOHelper.close(stream);
                }
            });
            exchange.getMessage().setBody(stream);
        }
    }

    private static Report report(Exchange exchange) {
        return Report.of(
                exchange.getProperty(PHOTO, String.class),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }
}
