/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The program: runs the cases that the system properties ask for, prints a table, writes the samples to a file. */
public final class Benchmark {

    private static final int KB = 1000;
    private static final int MB = 1000 * KB;
    private static final int FEW = 4;
    private static final int SOME = 8;
    private static final String ALL_COMPILERS = "4";

    private final Settings settings;
    private final SinkProcess sink;
    private final Certificate certificate;
    private final Path folder;
    private final Report report;
    private final Meter meter;

    private Benchmark(Settings settings, SinkProcess sink, Certificate certificate, Path folder, Report report) {
        this.settings = settings;
        this.sink = sink;
        this.certificate = certificate;
        this.folder = folder;
        this.report = report;
        this.meter = new Meter(sink);
    }

    /** Runs what the system properties say. */
    public static void main(String[] args) throws Exception {
        requireAllCompilers();
        Path samples = SinkProcess.classes().toPath().resolveSibling("benchmark.jsonl");
        try (Report report = new Report(samples)) {
            List<Ratio> unused = run(Settings.fromSystemProperties(), report);
        }
    }

    /**
     * .mvn/jvm.config gives Maven the first just-in-time compiler only, with which every figure would be another one.
     */
    private static void requireAllCompilers() {
        String level = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("TieredStopAtLevel")
                .getValue();
        if (!level.equals(ALL_COMPILERS)) {
            throw new IllegalStateException("Set MAVEN_OPTS=-XX:TieredStopAtLevel=4, as benchmarks/README.md says");
        }
    }

    /** Runs the cases and returns the ratios of all. */
    static List<Ratio> run(Settings settings, Report report) throws Exception {
        Path folder = Files.createTempDirectory("autoenhance-benchmark");
        try {
            Certificate certificate = Certificate.make(folder);
            try (SinkProcess sink = SinkProcess.start(certificate)) {
                return new Benchmark(settings, sink, certificate, folder, report).runCases();
            }
        } finally {
            delete(folder);
        }
    }

    private List<Ratio> runCases() throws Exception {
        List<Ratio> ratios = new ArrayList<>();
        if (settings.cases().contains("tls")) {
            report.title("tls: 5 MB over TLS, 4 at once");
            ratios.addAll(new TransferCase("tls", settings, meter, Photo.make(folder, 5 * MB), report)
                    .run(target(true, FEW), 0.95, 1.25));
        }
        if (settings.cases().contains("small")) {
            report.title("small: 50 KB in clear, 8 at once");
            ratios.addAll(new TransferCase("small", settings, meter, Photo.make(folder, 50 * KB), report)
                    .run(target(false, SOME), 0.8, 1.6));
        }
        if (settings.cases().contains("window")) {
            report.title("window: one file consumer thread, 100 ms per request, 50 KB");
            ratios.add(new WindowCase(settings, meter, report, sink.url(false))
                    .run(Photo.make(folder, 50 * KB), certificate, folder));
        }
        if (settings.cases().contains("heap")) {
            report.title("heap: in clear, 4 at once");
            ratios.addAll(new HeapCase(settings, meter, report)
                    .run(target(false, FEW), Photo.make(folder, 500 * KB), Photo.make(folder, 50 * MB)));
        }
        return ratios;
    }

    private Target target(boolean tls, int atOnce) {
        return new Target(sink.url(tls), certificate, atOnce);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
