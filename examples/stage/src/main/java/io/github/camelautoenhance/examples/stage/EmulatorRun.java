/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The routes of an example on an emulator, for a person at a terminal.
 *
 * <pre>{@code
 * try (EmulatorRun run = new EmulatorRun(System.out, System.in)) {
 *     run.start(settings);
 *     run.await(() -> run.arrived(digests) == digests.size());
 *     run.waitForEnter("Press Enter to end.");
 * }
 * }</pre>
 */
public final class EmulatorRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
    private final PrintStream out;
    private final InputStream in;
    private @Nullable Main main;

    /** Starts an emulator. */
    public EmulatorRun(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    public AutoenhanceEmulator emulator() {
        return emulator;
    }

    /** Makes the emulator refuse the third photo. */
    public void refuseThirdPhoto() {
        emulator.faults().on(Route.CREATE_IMAGE, Fault.pass(), Fault.pass(), Fault.status(422));
    }

    /**
     * Starts the routes.
     *
     * @param settings what differs from {@code application.properties}, without address and key of the emulator
     */
    public void start(Map<String, String> settings) {
        main = LocalMain.of(settings);
        main.addOverrideProperty("camel.component.autoenhance.base-url", emulator.baseUrl());
        main.addOverrideProperty("camel.component.autoenhance.api-key", emulator.apiKey());
        main.start();
    }

    /** Waits until this is true, or for two minutes. */
    public void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call() && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
    }

    /** How many of the photos with these digests the emulator has, byte for byte. */
    public long arrived(List<String> digests) {
        List<String> stored =
                emulator.images().stream().map(EmulatedImage::sha256).toList();
        return digests.stream().filter(stored::contains).count();
    }

    /** Prints how many of these photos have arrived, and in how many orders; whether all have. */
    public boolean printArrived(List<String> digests) {
        long arrived = arrived(digests);
        long orders = emulator.images().stream()
                .map(EmulatedImage::orderId)
                .distinct()
                .count();
        out.printf(
                "%n%d of %d photos arrived byte for byte, in %d order%s.%n",
                arrived, digests.size(), orders, orders == 1 ? "" : "s");
        return arrived == digests.size();
    }

    /** Asks for Enter and waits for it; without a terminal the input is at its end, and nothing is waited for. */
    public void waitForEnter(String request) throws IOException {
        out.println(request);
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }

    @Override
    public void close() {
        if (main != null) {
            main.stop();
        }
        emulator.close();
    }
}
