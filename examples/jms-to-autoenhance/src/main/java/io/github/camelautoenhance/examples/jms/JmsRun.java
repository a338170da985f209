/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import io.github.camelautoenhance.examples.stage.EmulatorRun;
import io.github.camelautoenhance.examples.stage.RunFolder;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The route between a broker and an emulator of this process, with a second route that sends sample photos to the
 * queue. What to take home: the settings that the routes need for a broker of one's own choice.
 *
 * <pre>{@code
 * int exitCode = new JmsRun(System.out, System.in).run(true, false);
 * }</pre>
 */
final class JmsRun {

    private static final String PASSWORD = "only-on-this-machine";
    private static final int DELIVERIES = 3;

    private final PrintStream out;
    private final InputStream in;

    JmsRun(PrintStream out, InputStream in) {
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
        try (RunFolder folder = RunFolder.create("jms-to-autoenhance");
                EmbeddedBroker broker =
                        EmbeddedBroker.start(folder.resolve("broker"), 0, PASSWORD, DELIVERIES, Duration.ofSeconds(1));
                EmulatorRun run = new EmulatorRun(out, in)) {
            Path outbox = folder.resolve("outbox");
            out.println("photos to send  " + outbox);
            out.println("broker          " + broker.url() + ", queue " + EmbeddedBroker.PHOTOS);
            out.println("the emulator    " + run.emulator().pageUrl());
            out.println();
            SamplePhotos.writeTo(outbox);
            List<String> photos = folder.digests();
            if (refuse) {
                run.refuseThirdPhoto();
            }
            run.start(settings(broker, outbox, folder.resolve("spool")));
            run.await(() -> run.arrived(photos) + broker.failed().size() >= photos.size());
            boolean complete = run.printArrived(photos);
            broker.failed().forEach(this::print);
            if (!once) {
                run.waitForEnter("Put more photos into the folder, or send messages to the queue. Press Enter to end.");
            }
            return complete ? 0 : 1;
        }
    }

    private static Map<String, String> settings(EmbeddedBroker broker, Path outbox, Path spool) {
        Map<String, String> settings = new HashMap<>(broker.settings());
        settings.put("camel.main.routes-include-pattern", "classpath:routes/photos.yaml,classpath:routes/send.yaml");
        settings.put("photos.deliveries", String.valueOf(DELIVERIES));
        settings.put("photos.spool", spool.toString());
        settings.put("send.folder", outbox.toString());
        settings.put("send.order", "5e4fbb3a-6f4e-4d0e-9d0c-0d6a7e9b1c11");
        return settings;
    }

    private void print(Map<String, Object> deadLetter) {
        out.printf("%nIn %s:%n", EmbeddedBroker.FAILED);
        deadLetter.forEach((name, value) -> {
            if (name.matches("photo_.*|order_id|failure_.*")) {
                out.printf("    %s = %s%n", name, value);
            }
        });
    }
}
