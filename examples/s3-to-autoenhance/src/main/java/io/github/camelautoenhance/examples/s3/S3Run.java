/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import io.github.camelautoenhance.examples.stage.EmulatorRun;
import io.github.camelautoenhance.examples.stage.RunFolder;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The route between servers of this machine: an S3 server with sample photos at one end, the emulator of Autoenhance.ai
 * at the other. What to take home: the settings that the route needs for an S3 server other than Amazon's.
 *
 * <pre>{@code
 * int exitCode = new S3Run(System.out, System.in).run(true, false);
 * }</pre>
 */
final class S3Run {

    private final PrintStream out;
    private final InputStream in;

    S3Run(PrintStream out, InputStream in) {
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
        try (RunFolder folder = RunFolder.create("s3-to-autoenhance");
                S3Server server = S3Server.start(folder.root());
                S3Client client = server.client();
                EmulatorRun run = new EmulatorRun(out, in)) {
            out.println("S3 server      " + server.endpoint());
            out.println("the emulator   " + run.emulator().pageUrl());
            List<Path> samples = SamplePhotos.writeTo(folder.resolve("samples"));
            List<String> photos = folder.digests();
            for (Path sample : samples) {
                client.putObject(
                        request -> request.bucket(S3Server.BUCKET).key("incoming/villa-42/" + sample.getFileName()),
                        sample);
            }
            show("The bucket before", client);
            if (refuse) {
                run.refuseThirdPhoto();
            }
            Map<String, String> settings = new HashMap<>(server.settings());
            settings.put("s3.delay", "1000");
            run.start(settings);
            run.await(() -> keys(client).noneMatch(key -> key.startsWith("incoming/")));
            show("The bucket after", client);
            keys(client).filter(key -> key.endsWith(".reason.txt")).forEach(key -> print(key, client));
            long arrived = run.arrived(photos);
            out.printf("%n%d of %d photos arrived.%n", arrived, photos.size());
            if (!once) {
                run.waitForEnter("Press Enter to end.");
            }
            return arrived == photos.size() ? 0 : 1;
        }
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

    private void print(String key, S3Client client) {
        String text = client.getObjectAsBytes(
                        request -> request.bucket(S3Server.BUCKET).key(key))
                .asUtf8String();
        out.printf("%n%s%n%s", key, text);
    }

    private static Stream<String> keys(S3Client client) {
        return client.listObjectsV2(request -> request.bucket(S3Server.BUCKET)).contents().stream()
                .map(S3Object::key);
    }
}
