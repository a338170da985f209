/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

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
import org.apache.camel.main.Main;

/**
 * The route between a broker and an emulator of this process, with a second route that sends sample photos to the
 * queue. What to take home: the settings that the routes need for a broker of one's own choice.
 *
 * <pre>{@code
 * int exitCode = new EmulatorRun(System.out, System.in).run(true, false);
 * }</pre>
 */
final class EmulatorRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "only-on-this-machine";
    private static final int DELIVERIES = 3;

    private final PrintStream out;
    private final InputStream in;

    EmulatorRun(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /**
     * Sends the sample photos through the queue.
     *
     * @param once whether to end when they have arrived, instead of waiting for Enter
     * @param refuse whether the emulator refuses one of them, to see what comes of it
     * @return 0 if all have arrived byte for byte, else 1
     */
    int run(boolean once, boolean refuse) throws Exception {
        try (RunFolder folder = RunFolder.withSamples();
                AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                EmbeddedBroker broker =
                        EmbeddedBroker.start(folder.broker(), 0, PASSWORD, DELIVERIES, Duration.ofSeconds(1))) {
            out.println("photos to send  " + folder.outbox());
            out.println("broker          " + broker.url() + ", queue " + EmbeddedBroker.PHOTOS);
            out.println("the emulator    " + emulator.pageUrl());
            out.println();
            if (refuse) {
                emulator.faults().on(Route.CREATE_IMAGE, Fault.pass(), Fault.pass(), Fault.status(422));
            }
            List<String> sent = folder.digests();
            Main main = LocalMain.of(Map.of(
                    "camel.main.routes-include-pattern",
                    "classpath:routes/photos.yaml,classpath:routes/send.yaml",
                    "camel.component.autoenhance.base-url",
                    emulator.baseUrl(),
                    "camel.component.autoenhance.api-key",
                    emulator.apiKey(),
                    "photos.deliveries",
                    String.valueOf(DELIVERIES),
                    "photos.spool",
                    folder.spool().toString(),
                    "send.folder",
                    folder.outbox().toString(),
                    "send.order",
                    "5e4fbb3a-6f4e-4d0e-9d0c-0d6a7e9b1c11"));
            broker.settings().forEach(main::addOverrideProperty);
            try {
                main.start();
                boolean complete = arrive(sent, emulator, broker);
                for (Map<String, Object> message : broker.failed()) {
                    out.printf("%nIn %s:%n", EmbeddedBroker.FAILED);
                    message.entrySet().stream()
                            .filter(property -> property.getKey().matches("photo_.*|order_id|failure_.*"))
                            .forEach(property -> out.printf("    %s = %s%n", property.getKey(), property.getValue()));
                }
                if (!once) {
                    out.println("Put more photos into the folder, or send messages to the queue. Press Enter to end.");
                    waitForEnter();
                }
                return complete ? 0 : 1;
            } finally {
                main.stop();
            }
        }
    }

    /** Waits until every photo is at the emulator or in the dead letter queue, and says so. */
    private boolean arrive(List<String> sent, AutoenhanceEmulator emulator, EmbeddedBroker broker) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (arrived(sent, emulator) + broker.failed().size() < sent.size() && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        long arrived = arrived(sent, emulator);
        out.printf("%n%d of %d photos arrived byte for byte, in %d order.%n", arrived, sent.size(), orders(emulator));
        return arrived == sent.size();
    }

    private static long arrived(List<String> sent, AutoenhanceEmulator emulator) {
        List<String> stored =
                emulator.images().stream().map(EmulatedImage::sha256).toList();
        return sent.stream().filter(stored::contains).count();
    }

    private static long orders(AutoenhanceEmulator emulator) {
        return emulator.images().stream().map(EmulatedImage::orderId).distinct().count();
    }

    /** Without a terminal there is nobody to wait for: the input is at its end. */
    private void waitForEnter() throws IOException {
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }
}
