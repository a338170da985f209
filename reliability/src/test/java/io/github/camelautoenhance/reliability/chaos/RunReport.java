/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import io.github.camelautoenhance.emulator.traffic.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Writes a line for each batch of photos into {@code target/chaos-runs.txt}, for the release notes. */
final class RunReport {

    private static final Path FILE = Path.of("target", "chaos-runs.txt");

    private final long seed;
    private Instant start = Instant.now();

    RunReport(long seed) {
        this.seed = seed;
    }

    void add(Evidence evidence, String more) throws IOException {
        long faults = evidence.requests().stream()
                .filter(request -> request.fault() != Fault.pass())
                .count();
        long empty =
                evidence.images().stream().filter(image -> image.bytes() < 0).count();
        String line =
                "%s seed %d: %d photos, %d requests, %d faults, %d redeliveries, %d failed, %d empty records, %d s%s%n"
                        .formatted(
                                Instant.now(),
                                seed,
                                evidence.sources().size(),
                                evidence.requests().size(),
                                faults,
                                evidence.redelivered().size(),
                                evidence.deadLetters().size(),
                                empty,
                                Duration.between(start, Instant.now()).toSeconds(),
                                more);
        start = Instant.now();
        Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
