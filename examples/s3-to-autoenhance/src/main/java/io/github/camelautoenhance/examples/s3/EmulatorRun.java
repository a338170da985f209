/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.samples.SamplePhotos;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The route between servers of this machine: an S3 server with sample photos at one end, the emulator of Autoenhance.ai
 * at the other. What to take home: the settings that the route needs for an S3 server other than Amazon's.
 *
 * <pre>{@code
 * int exitCode = new EmulatorRun(System.out, System.in).run(true, false);
 * }</pre>
 */
final class EmulatorRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final InputStream in;

    EmulatorRun(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /**
     * Sends the sample photos through the route.
     *
     * @param once whether to end when they have arrived, instead of waiting for Enter
     * @param refuse whether the emulator refuses one of them, to see what comes of it
     * @return 0 if all have arrived, else 1
     */
    int run(boolean once, boolean refuse) throws Exception {
        Path folder = Files.createTempDirectory("s3-to-autoenhance");
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                S3Server server = S3Server.start(folder);
                S3Client client = server.client()) {
            out.println("S3 server      " + server.endpoint());
            out.println("the emulator   " + emulator.pageUrl());
            List<Path> photos = SamplePhotos.writeTo(folder.resolve("samples"));
            for (Path photo : photos) {
                client.putObject(
                        request -> request.bucket(S3Server.BUCKET).key("incoming/villa-42/" + photo.getFileName()),
                        photo);
            }
            show("The bucket before", client);
            if (refuse) {
                emulator.faults().on(Route.CREATE_IMAGE, Fault.pass(), Fault.pass(), Fault.status(422));
            }
            Main main = LocalMain.of(server.settings());
            settings(emulator).forEach(main::addOverrideProperty);
            try {
                main.start();
                boolean complete = arrive(photos.size(), emulator, client);
                if (!once) {
                    out.println("Press Enter to end.");
                    waitForEnter();
                }
                return complete ? 0 : 1;
            } finally {
                main.stop();
            }
        } finally {
            delete(folder);
        }
    }

    private static Map<String, String> settings(AutoenhanceEmulator emulator) {
        return Map.of(
                "camel.component.autoenhance.base-url", emulator.baseUrl(),
                "camel.component.autoenhance.api-key", emulator.apiKey(),
                "s3.delay", "1000");
    }

    /** Waits until no photo is left to be uploaded, and says what became of them. */
    private boolean arrive(int sent, AutoenhanceEmulator emulator, S3Client client) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (keys(client).anyMatch(key -> key.startsWith("incoming/")) && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        show("The bucket after", client);
        keys(client)
                .filter(key -> key.endsWith(".reason.txt"))
                .forEach(key -> out.printf(
                        "%n%s%n%s",
                        key,
                        client.getObjectAsBytes(request ->
                                        request.bucket(S3Server.BUCKET).key(key))
                                .asUtf8String()));
        long arrived = emulator.images().stream()
                .map(EmulatedImage::bytes)
                .filter(bytes -> bytes > 0)
                .count();
        out.printf("%n%d of %d photos arrived.%n", arrived, sent);
        return arrived == sent;
    }

    private void show(String title, S3Client client) {
        out.printf("%n%s%n", title);
        List<String> keys = keys(client).toList();
        keys.forEach(key -> out.println("    " + key));
        if (keys.isEmpty()) {
            out.println("    (empty)");
        }
        out.println();
    }

    private static Stream<String> keys(S3Client client) {
        return client.listObjectsV2(request -> request.bucket(S3Server.BUCKET)).contents().stream()
                .map(object -> object.key());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Without a terminal there is nobody to wait for: the input is at its end. */
    private void waitForEnter() throws IOException {
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }
}
