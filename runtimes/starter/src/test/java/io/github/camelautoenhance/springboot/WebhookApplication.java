/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

        private final List<String> handled = new CopyOnWriteArrayList<>();
        private final List<String> orders = new CopyOnWriteArrayList<>();

        @Override
        public void configure() {
            from("autoenhance:webhook?webhookEvents=image_processed&webhookSecret=" + SECRET)
                    .routeId(ROUTE)
                    .process(this::handle);
        }

        private void handle(Exchange exchange) {
            String imageId = exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
            if (imageId.startsWith(TROUBLE)) {
                throw new IllegalStateException("the-text-of-an-exception");
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
