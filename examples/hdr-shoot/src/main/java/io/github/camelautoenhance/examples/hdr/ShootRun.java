/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.EmulatorRun;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The route on this machine: one shoot, and the emulator of Autoenhance.ai.
 *
 * <pre>{@code
 * int exitCode = new ShootRun(System.out, System.in, home).run(null, true, false);
 * }</pre>
 */
final class ShootRun {

    private static final String PROPERTY = "villa-42";

    private final PrintStream out;
    private final InputStream in;
    private final Path home;

    /** @param home where shoots and enhanced photos are, and stay */
    ShootRun(PrintStream out, InputStream in, Path home) {
        this.out = out;
        this.in = in;
        this.home = home;
    }

    /**
     * Sends a shoot through the route.
     *
     * @param brackets the folder with the photos, or null for sample photos
     * @param once whether to end when it is finished, instead of waiting for Enter
     * @param trouble whether one bracket fails the first time, to see what comes of it
     * @return 0 if it was finished, else 1
     */
    int run(@Nullable Path brackets, boolean once, boolean trouble) throws Exception {
        Path shoot = Files.createDirectories(home.resolve("shoots").resolve(PROPERTY));
        try (EmulatorRun run = new EmulatorRun(out, in)) {
            out.println("the emulator   " + run.emulator().pageUrl());
            out.println("shoots.home    " + home);
            if (brackets == null) {
                SamplePhotos.writeBracketsTo(shoot);
            } else {
                copy(brackets, shoot);
            }
            Path marker = Files.createFile(shoot.resolve("done.txt"));
            show("Before");
            if (trouble) {
                run.emulator().faults().on(Route.CREATE_BRACKET, Fault.pass(), Fault.status(500));
            }
            run.start(Map.of(
                    "camel.component.autoenhance.poll-delay", "500ms",
                    "shoots.home", home.toString(),
                    "shoots.delay", "1000"));
            run.await(() -> !Files.exists(marker));
            show("After");
            report(shoot);
            if (!once) {
                run.waitForEnter("Press Enter to end.");
            }
            return Files.exists(shoot.resolve("finished.txt")) ? 0 : 1;
        }
    }

    private void report(Path shoot) throws IOException {
        for (String report : new String[] {"finished.txt", "failed.txt", "waiting.txt"}) {
            if (Files.exists(shoot.resolve(report))) {
                out.printf("%n%s%n%s%n", report, Files.readString(shoot.resolve(report)));
            }
        }
        Path sheet = home.resolve("enhanced").resolve(PROPERTY).resolve(FinishedShoots.CONTACT_SHEET);
        if (Files.exists(sheet)) {
            out.println("Before and after: " + sheet);
        }
    }

    private void show(String title) throws IOException {
        out.printf("%n%s%n", title);
        try (Stream<Path> files = Files.walk(home)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> out.println("    " + home.relativize(file)));
        }
        out.println();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
