/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as it is installed: a process of its own, with key and password in its environment. */
final class Worker implements AutoCloseable {

    /** What others on the machine would see in a command line. */
    private static final String SECRET = "broker.password";

    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final Path log;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Worker start(Path folder, Map<String, String> settings, String apiKey, String... jvm) throws IOException {
        Path log = Files.createTempFile(folder, "worker-", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(jvm));
        command.add("-Dreal");
        settings.forEach((name, value) -> {
            if (!name.equals(SECRET)) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.add(JmsToAutoenhance.class.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("AUTOENHANCE_API_KEY", apiKey);
        builder.environment().put("BROKER_PASSWORD", settings.getOrDefault(SECRET, ""));
        return new Worker(builder.start(), log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended by itself, within this time, and not well. */
    boolean hasFailedWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() != 0;
    }

    /** SIGKILL; whether that, and nothing else, was its end. */
    boolean kill() throws InterruptedException {
        return process.destroyForcibly().waitFor() == SIGKILL;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
