/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program under test in a process of its own, on the class path of the test.
 *
 * <pre>{@code
 * try (JavaProcess program = JavaProcess.real(folder, S3ToAutoenhance.class, settings, keys, "-Xmx64m")) {
 *     await().until(() -> program.log().contains("uploaded"));
 * }
 * }</pre>
 */
public final class JavaProcess implements AutoCloseable {

    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param folder its working directory; its log is in {@code logs} there
     * @param environment what is added to the environment of the test
     * @param command options of {@code java}, the class, its arguments
     */
    public static JavaProcess start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = Files.createTempFile(Files.createDirectories(folder.resolve("logs")), "process-", ".txt");
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        java.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(java)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), log);
    }

    /**
     * Starts an example with {@code -Dreal}, as it is installed.
     *
     * @param settings what everybody on the machine may see: they are in the command line
     * @param secrets variables of the environment
     * @param jvm more options of {@code java}
     */
    public static JavaProcess real(
            Path folder, Class<?> example, Map<String, String> settings, Map<String, String> secrets, String... jvm)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(jvm));
        command.add("-Dreal");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(example.getName());
        return start(folder, secrets, command);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ends by itself within this time, with an exit code other than 0. */
    public boolean failsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() != 0;
    }

    /** Kills it with SIGKILL; whether that, and nothing else, was its end. */
    public boolean kill() throws InterruptedException {
        return process.destroyForcibly().waitFor() == SIGKILL;
    }

    /** Kills it with SIGKILL after this time; whether that, and nothing else, was its end. */
    public boolean killAfter(Duration time) throws InterruptedException {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        return process.waitFor() == SIGKILL;
    }

    /** Closes its standard input, which asks it to stop; whether it ended with exit code 0 within two minutes. */
    public boolean stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    public String log() {
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
