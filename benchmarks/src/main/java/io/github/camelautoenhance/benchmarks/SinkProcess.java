/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The {@link Sink} as a process, and what the benchmark asks it. */
final class SinkProcess implements AutoCloseable {

    private final Process process;
    private final Writer out;
    private final BufferedReader in;
    private final String plainUrl;
    private final String tlsUrl;

    private SinkProcess(Process process) throws IOException {
        this.process = process;
        this.out = process.outputWriter(StandardCharsets.US_ASCII);
        this.in = process.inputReader(StandardCharsets.UTF_8);
        String[] ports = line().split(" ", 2);
        this.plainUrl = "http://localhost:" + ports[0];
        this.tlsUrl = "https://localhost:" + ports[1];
    }

    static SinkProcess start(Certificate certificate) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Its collector must not compete with the client's.
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        classes().toString(),
                        Sink.class.getName(),
                        certificate.keyStore().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new SinkProcess(process);
    }

    /** Where the classes of this module are: all that the sink needs. */
    static File classes() {
        try {
            return new File(Sink.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(boolean tls) {
        return tls ? tlsUrl : plainUrl;
    }

    Tally.Snapshot tally() throws IOException {
        out.write("\n");
        out.flush();
        return Tally.Snapshot.ofLine(line());
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("The sink has ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        // It ends by itself when its input does.
        out.close();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
