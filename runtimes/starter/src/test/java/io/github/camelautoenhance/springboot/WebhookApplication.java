/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application whose webhook is on Spring Boot's own server, at a free port. */
record WebhookApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-webhook";
    static final String ROUTE = "events";
    /** An event of such an image the route cannot handle. */
    static final String TROUBLE = "trouble-";
    /** An event of such an image the route keeps. */
    static final String HELD = "held-";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static WebhookApplication start(String... settings) {
        return new WebhookApplication(new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "logging.level.root=error",
                        "spring.main.banner-mode=off",
                        "camel.component.autoenhance.api-key=no-key")
                .run(settings));
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + port() + "/autoenhance");
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Posts an event as the service does; gives the answer. */
    HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook())
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(60))
                .header("Authentication", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String processed(String imageId) {
        return "{\"event\":\"image_processed\",\"image_id\":\"" + imageId
                + "\",\"error\":false,\"order_id\":\"villa-42\",\"order_is_processing\":true}";
    }

    /** Waits until an event of an image whose name begins with {@link #HELD} is with the route. */
    void awaitHeld() throws InterruptedException {
        context.getBean(Events.class).entered.await();
    }

    void release() {
        context.getBean(Events.class).gate.countDown();
    }

    CamelContext camelContext() {
        return context.getBean(CamelContext.class);
    }

    /** The images whose events the route has handled. */
    List<String> handled() {
        return context.getBean(Events.class).handled;
    }

    /** Their orders. */
    List<String> orders() {
        return context.getBean(Events.class).orders;
    }

    @Override
    public void close() {
        context.close();
    }

    static final class Events extends RouteBuilder {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);
        private final List<String> handled = new CopyOnWriteArrayList<>();
        private final List<String> orders = new CopyOnWriteArrayList<>();

        @Override
        public void configure() {
            from("autoenhance:webhook?webhookEvents=image_processed&webhookSecret=" + SECRET)
                    .routeId(ROUTE)
                    .process(this::handle);
        }

        private void handle(Exchange exchange) throws InterruptedException {
            String imageId = exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
            if (imageId.startsWith(TROUBLE)) {
                throw new IllegalStateException("the-text-of-an-exception");
            }
            if (imageId.startsWith(HELD)) {
                entered.countDown();
                gate.await();
            }
            handled.add(imageId);
            orders.add(exchange.getMessage().getBody(AutoenhanceEvent.class).orderId());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Events events() {
            return new Events();
        }
    }
}
