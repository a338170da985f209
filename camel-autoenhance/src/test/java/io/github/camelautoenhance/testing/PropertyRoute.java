/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.error.AutoenhanceException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The component in a context of its own, for property tests: those know nothing of JUnit's extensions. */
public final class PropertyRoute implements AutoCloseable {

    private static final int LONGEST_MESSAGE = 2000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    public PropertyRoute(String baseUrl) {
        AutoenhanceConfiguration configuration = component().getConfiguration();
        configuration.setBaseUrl(baseUrl);
        configuration.setApiKey(Secrets.API_KEY);
        configuration.setMaxRetries(0);
        context.start();
        template = context.createProducerTemplate();
    }

    public DefaultCamelContext context() {
        return context;
    }

    public AutoenhanceComponent component() {
        return context.getComponent("autoenhance", AutoenhanceComponent.class);
    }

    public Exchange send(String uri, Map<String, Object> headers) throws Exception {
        return template.asyncSend(uri, exchange -> {
                    exchange.getMessage().setBody(EmulatorTestSupport.photo(100));
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
                })
                .get(15, TimeUnit.SECONDS);
    }

    /**
     * Succeeded, or failed in a way that a route can deal with.
     *
     * @param names of the headers or options that may be at fault: an IllegalArgumentException names one of them
     */
    public static void assertTyped(Exchange exchange, Iterable<String> names) {
        // What the message brought itself is no secret of ours.
        names.forEach(exchange.getMessage()::removeHeader);
        Secrets.assertNoneIn(exchange);
        Exception e = exchange.getException();
        if (e == null) {
            return;
        }
        String message = String.valueOf(e.getMessage());
        assertThat(message.chars().noneMatch(Character::isISOControl))
                .as("one line: " + message)
                .isTrue();
        assertThat(message).hasSizeLessThan(LONGEST_MESSAGE);
        if (!(e instanceof AutoenhanceException)) {
            assertThat(e).isInstanceOf(IllegalArgumentException.class);
            assertThat(names).as(message).anySatisfy(name -> assertThat(message).contains(name));
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
