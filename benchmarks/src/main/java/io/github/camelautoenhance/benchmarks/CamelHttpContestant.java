/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * The same by two steps of camel-http, written with care: the file is sent from disk with its length, no header of the
 * first request goes to the storage, pools are large enough, nothing is cached. The producer blocks, so there are as
 * many threads as uploads.
 */
final class CamelHttpContestant implements Contestant {

    private static final String PHOTO = "photo";

    private final ObjectMapper json = new ObjectMapper();
    private final RouteUnderTest route;
    private final Workers workers;

    CamelHttpContestant(Target target) throws Exception {
        this.workers = new Workers(target.atOnce());
        this.route = new RouteUnderTest(target, new RouteBuilder() {
            @Override
            public void configure() {
                String options = "disableStreamCache=true&copyHeaders=false"
                        + "&connectionsPerRoute=%1$d&maxTotalConnections=%1$d".formatted(target.atOnce())
                        // The option alone would turn http into https.
                        + (target.isTls() ? "&sslContextParameters=#tls" : "");
                from(RouteUnderTest.FROM)
                        .setProperty(PHOTO, body())
                        .process(exchange -> prepareCreate(exchange.getMessage()))
                        .to(target.baseUrl() + "/v3/images/?httpMethod=POST&" + options)
                        .process(exchange -> preparePut(exchange))
                        // The real address is in the header; a literal endpoint keeps one client for all photos.
                        .to(target.baseUrl() + "/upload?httpMethod=PUT&ignoreResponseBody=true&" + options);
            }
        });
    }

    private void prepareCreate(Message message) throws IOException {
        String name = message.getBody(File.class).getName();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("x-api-key", Target.API_KEY);
        message.setHeader("x-api-version", Target.API_VERSION);
        message.setBody(json.writeValueAsBytes(Map.of("image_name", name, "content_type", Target.CONTENT_TYPE)));
    }

    private void preparePut(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String address;
        try (InputStream reply = message.getBody(InputStream.class)) {
            address = json.readTree(reply).path("upload_url").textValue();
        }
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, address);
        message.setHeader(Exchange.CONTENT_TYPE, Target.CONTENT_TYPE);
        message.setBody(exchange.getProperty(PHOTO));
    }

    @Override
    public String name() {
        return "camel-http";
    }

    @Override
    public long uploadUntil(long end, Photo photo) throws Exception {
        return workers.repeatUntil(end, () -> route.process(route.exchange(photo)));
    }

    @Override
    public void close() throws IOException {
        workers.close();
        route.close();
    }
}
