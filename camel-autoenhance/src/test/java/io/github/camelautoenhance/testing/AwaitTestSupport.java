/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context that asks often, and an emulator that finishes nothing by itself. */
public abstract class AwaitTestSupport extends CamelTestSupport {

    @RegisterExtension
    public static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension(
            AutoenhanceEmulator.builder().processingTime(Duration.ofDays(1)).groupingTime(Duration.ofDays(1)));

    /** What only a hang exceeds. */
    public static final Duration LONG = Duration.ofMinutes(2);

    public static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        AutoenhanceConfiguration configuration = camelContext
                .getComponent("autoenhance", AutoenhanceComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(emulator().baseUrl());
        configuration.setApiKey(emulator().apiKey());
        configuration.setPollDelay(Duration.ofMillis(20));
        configuration.setMaxPollDelay(Duration.ofMillis(100));
        return camelContext;
    }

    public CompletableFuture<Exchange> awaiting(String uri, String imageId) {
        return template.asyncSend(
                uri, exchange -> exchange.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, imageId));
    }

    public static Exchange done(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    public AutoenhanceComponent component() {
        return context.getComponent("autoenhance", AutoenhanceComponent.class);
    }

    public String uploaded(String orderId) {
        return template.request("autoenhance:images", exchange -> {
                    exchange.getMessage().setBody(EmulatorTestSupport.photo(1000));
                    exchange.getMessage().setHeader(AutoenhanceConstants.ORDER_ID, orderId);
                })
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
    }
}
