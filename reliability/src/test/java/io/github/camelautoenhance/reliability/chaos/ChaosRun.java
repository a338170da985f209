/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Chaos;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.FileUtil;

/** One Camel context and one emulator, and photos that go from the one to the other while everything goes wrong. */
final class ChaosRun implements AutoCloseable {

    private static final Duration LONGEST_BATCH = Duration.ofMinutes(4);
    private static final String EXPIRED =
            "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";

    private final long seed;
    private final Path folder;
    private final Path spool;
    private final LogCapture log = new LogCapture();
    private final AutoenhanceEmulator emulator;
    private final CamelContext context = new DefaultCamelContext();
    private int batches;

    ChaosRun(long seed, Path folder) throws Exception {
        this.seed = seed;
        this.folder = folder;
        this.spool = Files.createDirectory(folder.resolve("spool"));
        this.emulator = AutoenhanceEmulator.builder()
                .processingTime(Duration.ofMillis(10))
                .start();
        AutoenhanceConfiguration configuration =
                context.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(emulator.baseUrl());
        configuration.setApiKey(emulator.apiKey());
        configuration.setMaxConcurrentUploads(16);
        configuration.setRetryDelay(Duration.ofMillis(20));
        configuration.setResponseTimeout(Duration.ofSeconds(2));
        configuration.setUploadStallTimeout(Duration.ofSeconds(2));
        configuration.setSpoolDirectory(spool.toString());
        context.start();
    }

    /** Uploads a folder of photos and looks at what is left behind. */
    Evidence upload(Photos photos) throws Exception {
        FileUtil.removeDir(folder.resolve("batch-" + batches).toFile());
        batches++;
        emulator.reset();
        emulator.faults().otherwise(faults());
        var unused = log.takeLines();
        Path batch = Files.createDirectory(folder.resolve("batch-" + batches));
        Path inbox = Files.createDirectory(batch.resolve("inbox"));
        Map<String, String> sources = photos.writeTo(inbox, "b" + batches, seed + batches);
        PhotoRoute route = new PhotoRoute(batch, "batch-" + batches);
        context.addRoutes(route);
        await().atMost(LONGEST_BATCH)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Folder.names(inbox).isEmpty()
                        && context.getInflightRepository().size() == 0);
        // a create that was given up may still be executed
        await().atMost(LONGEST_BATCH).until(() -> emulator.journal().inFlight() == 0);
        for (String id : List.of("batch-" + batches, "dead-batch-" + batches)) {
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
        }
        return new Evidence(
                sources,
                Folder.names(batch.resolve("done")),
                route.deadLetters(),
                Folder.names(batch.resolve("dead")),
                route.redelivered(),
                emulator.images(),
                emulator.journal().requests(),
                log.takeLines(),
                temporaryFiles());
    }

    /** Throws, with the seed and the story of each photo concerned, if a rule was broken. */
    void verify(Evidence evidence) {
        List<Invariant.Violation> violations = Invariant.violations(evidence);
        String stories = violations.stream()
                .map(Invariant.Violation::photo)
                .distinct()
                .limit(5)
                .map(photo -> History.of(photo, evidence))
                .collect(joining());
        assertThat(violations)
                .as("seed %d (run it again with -Dchaos.seed=%d)%n%s", seed, seed, stories)
                .isEmpty();
        assertThat(evidence.log()).as("key in the log").noneMatch(line -> line.contains(emulator.apiKey()));
    }

    /** Stops everything; throws if a thread of the context outlives it. */
    @Override
    public void close() {
        context.stop();
        emulator.close();
        log.close();
        await().atMost(LONGEST_BATCH).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private Function<RecordedRequest, Fault> faults() {
        Chaos chaos = Chaos.mix(seed)
                .on(Route.CREATE_IMAGE, 0.002, Fault.status(422))
                .on(Route.UPLOAD, 0.002, Fault.status(403))
                .on(Route.UPLOAD, 0.005, Fault.status(403).body("application/xml", EXPIRED));
        return request -> {
            if (request.route() == Route.UPLOAD && request.path().contains("-mute-")) {
                return Fault.resetAfter();
            }
            boolean deaf = request.route() == Route.CREATE_IMAGE
                    && String.valueOf(request.json().get("image_name")).contains("-deaf-");
            return deaf ? Fault.resetAfter() : chaos.apply(request);
        };
    }

    /** The threads of the Camel context. */
    List<String> threads() {
        return CamelThreads.of(context);
    }

    /** Spooled photos have no name from the moment they are open; on Linux their descriptors tell of them. */
    private List<String> temporaryFiles() throws IOException {
        List<String> found = new ArrayList<>(Folder.names(spool));
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> open = Files.list(descriptors)) {
                open.map(ChaosRun::target)
                        .filter(target -> target.startsWith(folder.toString()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
