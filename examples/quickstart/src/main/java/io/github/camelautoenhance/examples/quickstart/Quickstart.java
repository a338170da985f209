/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * The program: uploads the photos of a folder to an emulator that it starts, or to the service, and shows what came of
 * it. What to take home is in {@link PhotoRoute} and {@link PhotoRun}.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/quickstart -am -Dphotos=/some/folder
 * }</pre>
 */
public final class Quickstart {

    static final int COMPLETE = 0;
    static final int INCOMPLETE = 1;
    static final int WRONG_USE = 2;

    private final PrintStream out;
    private final InputStream in;

    Quickstart(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /**
     * Runs the program and ends the process with 0 if every photo arrived, 1 if one did not, 2 if there was nothing to
     * begin with.
     */
    public static void main(String[] args) throws Exception {
        System.exit(new Quickstart(System.out, System.in).run(System.getProperties(), System.getenv()));
    }

    int run(Properties properties, Map<String, String> environment) throws Exception {
        try {
            Settings settings = Settings.of(properties);
            return settings.real() ? upload(settings, ServiceDestination.of(environment)) : uploadToEmulator(settings);
        } catch (WrongUseException e) {
            out.println(e.getMessage());
            return WRONG_USE;
        }
    }

    private int uploadToEmulator(Settings settings) throws Exception {
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start()) {
            // closes it after Ctrl-C, too: it has files to delete
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-stop"));
            int exitCode = upload(settings, new EmulatorDestination(emulator));
            if (settings.once()) {
                out.println("Before and after were at " + emulator.pageUrl() + "; without -Donce the page stays up.");
            } else {
                out.println("Before and after are at " + emulator.pageUrl() + " until you press Enter.");
                waitForEnter();
            }
            return exitCode;
        }
    }

    /** Uploads to this destination and tells the exit code. */
    int upload(Settings settings, Destination destination) throws Exception {
        PhotoFolder folder;
        if (settings.photos().isPresent()) {
            folder = PhotoFolder.of(settings.photos().get());
        } else {
            out.println("Drawing sample rooms; -Dphotos=/some/folder takes your own ...");
            folder = PhotoFolder.samples();
        }
        Report report = new PhotoRun(folder, destination, out).with(settings.route());
        out.println();
        new Table(report).printTo(out);
        out.printf("%n%d of %d photos %s%n", report.there(), report.rows().size(), destination.meaning());
        return report.complete() ? COMPLETE : INCOMPLETE;
    }

    /** Without a terminal there is nobody to wait for: the input is at its end. */
    private void waitForEnter() throws IOException {
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }
}
