/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application on an emulator of this process, with a few sample photos in its folder. What to take home: the
 * emulator is known to an application by two properties, and the application to the emulator by its webhook.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/spring-boot -am
 * }</pre>
 */
public final class EmulatorRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SECRET = "only-of-this-run";

    private final PrintStream out;
    private final InputStream in;

    EmulatorRun(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /** Runs until Enter; with {@code -Donce} until the samples are there. */
    public static void main(String[] args) throws Exception {
        System.exit(new EmulatorRun(System.out, System.in)
                .run(!System.getProperty("once", "false").equals("false")));
    }

    /**
     * Starts the application and puts the samples into its folder.
     *
     * @param once whether to end when they have arrived, instead of waiting for Enter
     * @return 0 if all of them have arrived and come back, else 1
     */
    int run(boolean once) throws Exception {
        // the emulator speaks before the application has set up its log
        LoggingSystem.get(EmulatorRun.class.getClassLoader()).setLogLevel("org.eclipse.jetty", LogLevel.WARN);
        Path home = Files.createTempDirectory("spring-boot-photos");
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                ConfigurableApplicationContext application = start(home, emulator)) {
            out.println("the application   " + address(application, "local.server.port") + "/");
            out.println("its health        " + address(application, "local.management.port") + "/actuator/health");
            out.println("photos.home       " + home);
            emulator.webhook(URI.create(address(application, "local.server.port") + "/autoenhance"), SECRET);
            out.println("the emulator      " + emulator.pageUrl());
            out.println();
            Path drawn = Files.createDirectory(home.resolve("drawn"));
            List<Path> samples = SamplePhotos.writeTo(drawn);
            for (Path sample : samples) {
                Files.move(sample, home.resolve("inbox").resolve(sample.getFileName()));
            }
            long arrived = arrive(samples.size(), emulator);
            long back = comeBack(samples.size(), application.getBean(Results.class));
            out.printf("%n%d of %d photos of the folder have arrived.%n", arrived, samples.size());
            out.printf("%d are back enhanced: see them on the page of the application.%n", back);
            if (!once) {
                out.println("Send more by the form, or put them into the inbox. Press Enter to end.");
                waitForEnter();
            }
            return arrived == samples.size() && back == samples.size() ? 0 : 1;
        } finally {
            delete(home);
        }
    }

    /** Arguments beat the environment, so that nothing that happens to be there sends a first try to the service. */
    private static ConfigurableApplicationContext start(Path home, AutoenhanceEmulator emulator) throws IOException {
        Files.createDirectory(home.resolve("inbox"));
        return SpringApplication.run(
                PhotoApplication.class,
                "--camel.component.autoenhance.base-url=" + emulator.baseUrl(),
                "--camel.component.autoenhance.api-key=" + emulator.apiKey(),
                "--webhook.secret=" + SECRET,
                "--photos.home=" + home,
                "--photos.settled=500ms",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.photos=info");
    }

    private static String address(ConfigurableApplicationContext application, String port) {
        return "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty(port);
    }

    private static long arrive(int expected, AutoenhanceEmulator emulator) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (uploaded(emulator) < expected && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        return uploaded(emulator);
    }

    private static long comeBack(int expected, Results results) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (enhanced(results) < expected && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        return enhanced(results);
    }

    private static long enhanced(Results results) {
        return results.all().stream().filter(Result::pictures).count();
    }

    private static long uploaded(AutoenhanceEmulator emulator) {
        return emulator.images().stream()
                .filter(image -> image.sha256() != null)
                .count();
    }

    /** Without a terminal there is nobody to wait for: the input is at its end. */
    private void waitForEnter() throws IOException {
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
