/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application in this process, on a free port. */
record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String SECRET = "of the webhook: 100%&more+";

    /** Starts it on an emulator. */
    static RunningApplication on(AutoenhanceEmulator emulator, Path home, String... more) {
        return start(
                home,
                Stream.concat(
                                Stream.of(
                                        "--camel.component.autoenhance.base-url=" + emulator.baseUrl(),
                                        "--camel.component.autoenhance.api-key=" + emulator.apiKey()),
                                Stream.of(more))
                        .toList());
    }

    /** Starts it with these settings; as arguments they beat whatever is in the environment. */
    private static RunningApplication start(Path home, List<String> settings) {
        Stream<String> common = Stream.of(
                "--webhook.secret=" + SECRET,
                "--photos.home=" + home,
                "--photos.settled=100ms",
                "--upload.pause=10ms",
                "--camel.component.autoenhance.retry-delay=10ms",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.port=0");
        return new RunningApplication(SpringApplication.run(
                PhotoApplication.class, Stream.concat(common, settings.stream()).toArray(String[]::new)));
    }

    URI uri(String path) {
        return uri("local.server.port", path);
    }

    /** Health and metrics have a port of their own. */
    URI management(String path) {
        return uri("local.management.port", path);
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port) + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
