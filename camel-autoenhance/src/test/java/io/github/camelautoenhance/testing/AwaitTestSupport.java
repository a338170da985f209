/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/** A component with short poll delays, and an emulator that finishes an image only when a test says so. */
@TestEmulator.Settings(finishes = false)
public abstract class AwaitTestSupport extends EmulatorTestSupport {

    /** What only a hang exceeds. */
    public static final Duration LONG = Duration.ofMinutes(2);

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setPollDelay(Duration.ofMillis(20));
        configuration.setMaxPollDelay(Duration.ofMillis(100));
    }

    public CompletableFuture<Exchange> awaiting(String uri, String imageId) {
        return template.asyncSend(
                uri, exchange -> exchange.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, imageId));
    }

    public static Exchange done(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    public String uploaded(String orderId) {
        return template.request("autoenhance:images", exchange -> {
                    exchange.getMessage().setBody(photo(1000));
                    exchange.getMessage().setHeader(AutoenhanceConstants.ORDER_ID, orderId);
                })
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
    }
}
