/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;

/** A webhook on Camel's own HTTP server, at a free port, and a client that plays the service. */
public abstract class WebhookTestSupport extends EmulatorTestSupport {

    public static final String SECRET = "a-secret-of-the-webhook";

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        TestServer.addTo(camelContext);
        return camelContext;
    }

    public URI webhook() {
        return webhook("/autoenhance");
    }

    public URI webhook(String path) {
        return TestServer.address(context, path);
    }

    public HttpRequest.Builder request() {
        return HttpRequest.newBuilder(webhook())
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
    }

    /** Posts an event as the service does; gives the answer. */
    public HttpResponse<String> post(String json) throws IOException, InterruptedException {
        return send(to("/autoenhance", json));
    }

    public HttpRequest.Builder to(String path, String json) {
        return request()
                .uri(webhook(path))
                .header("Authentication", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static String processed(String imageId) {
        return "{\"event\":\"image_processed\",\"image_id\":\"" + imageId
                + "\",\"error\":false,\"order_id\":\"villa-42\",\"order_is_processing\":true}";
    }

    public MockEndpoint events() {
        return getMockEndpoint("mock:events");
    }
}
