/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One life of a program, in a process of its own. */
public final class Life implements AutoCloseable {

    private static final int SIGKILL = 128 + 9;

    private final Process process;
    private final Path log;

    private Life(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param folder where the process works; its temporary files are in {@code tmp} there
     */
    public static Life start(Path folder, Class<?> program, List<String> arguments) throws IOException {
        Path log = Files.createTempFile(Files.createDirectories(folder.resolve("logs")), "life-", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporaryFiles(folder)),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Life(process, log);
    }

    public static Path temporaryFiles(Path folder) {
        return folder.resolve("tmp");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; whether that, and nothing else, was its end. */
    public boolean killAfter(Duration time) throws InterruptedException {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        return process.waitFor() == SIGKILL;
    }

    /** Asks it to stop; whether it did, without complaint. */
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
