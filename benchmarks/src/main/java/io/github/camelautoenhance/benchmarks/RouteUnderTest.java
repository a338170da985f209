/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.File;
import java.io.IOException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A started Camel context with one route from {@code direct:photo}, and exchanges for it as a file consumer makes them.
 */
final class RouteUnderTest implements AutoCloseable {

    static final String FROM = "direct:photo";

    private final DefaultCamelContext context;
    private final Endpoint from;
    private final AsyncProducer producer;

    RouteUnderTest(Target target, RouteBuilder route) throws Exception {
        context = new DefaultCamelContext();
        context.setStreamCaching(false);
        context.getRegistry().bind("tls", target.sslContextParameters());
        context.addRoutes(route);
        context.start();
        from = context.getEndpoint(FROM);
        producer = from.createAsyncProducer();
        producer.start();
    }

    Exchange exchange(Photo photo) {
        Exchange exchange = from.createExchange();
        exchange.getMessage().setBody(photo.file().toFile(), File.class);
        exchange.getMessage().setHeader(Exchange.FILE_NAME, photo.name());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Target.CONTENT_TYPE);
        return exchange;
    }

    /** Sends and waits. */
    void process(Exchange exchange) throws Exception {
        producer.process(exchange);
        throwFailure(exchange);
    }

    /** Sends; the callback is called when the route is through with it. */
    void process(Exchange exchange, AsyncCallback callback) {
        boolean unused = producer.process(exchange, callback);
    }

    static void throwFailure(Exchange exchange) throws Exception {
        Exception failure = exchange.getException();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        producer.stop();
        context.close();
    }
}
