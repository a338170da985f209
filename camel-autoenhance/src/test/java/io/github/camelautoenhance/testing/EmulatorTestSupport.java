/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Camel context whose component sends its requests to an emulator, with short delays between retries.
 *
 * <p>A subclass changes the options of the component by {@link #configure}, and the emulator by the annotation
 * {@link TestEmulator.Settings}.
 */
public abstract class EmulatorTestSupport extends CamelTestSupport {

    @RegisterExtension
    public static final TestEmulator EMULATOR = new TestEmulator();

    @TempDir
    public Path folder;

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
        configuration.setRetryDelay(Duration.ofMillis(1));
        configure(configuration);
        return camelContext;
    }

    /** For tests that need other options on the component. */
    protected void configure(AutoenhanceConfiguration configuration) {}

    public AutoenhanceComponent component() {
        return context.getComponent("autoenhance", AutoenhanceComponent.class);
    }

    /** Sends one message to an endpoint and returns the exchange as the route would see it, failed or not. */
    public Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange result = template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        Secrets.assertNoneIn(result);
        return result;
    }

    public Exchange send(String uri, @Nullable Object body) {
        return send(uri, body, Map.of());
    }

    /** The one image that the emulator has. */
    public static EmulatedImage onlyImage() {
        assertThat(emulator().images()).hasSize(1);
        return emulator().images().get(0);
    }

    /** Bytes that no compression and no chance makes equal to another photo's. */
    public static byte[] photo(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    public Path photoFile(String name, int length) throws Exception {
        return Files.write(folder.resolve(name), photo(length));
    }

    public static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
