/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.reliability.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One instance of the {@link Application}. */
final class Instance implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern PORT = Pattern.compile(Application.LISTENS + "(\\d+)\\.");

    private final JavaProcess process;

    private Instance(JavaProcess process) {
        this.process = process;
    }

    /** @param source where its route begins */
    static Instance start(
            Path folder, Database database, AutoenhanceEmulator service, String name, String manner, String source)
            throws IOException {
        return new Instance(Programs.start(
                folder,
                Application.class,
                List.of(database.url(), name, manner, service.baseUrl(), service.apiKey(), source)));
    }

    /** Waits until it has started; gives its webhook. */
    URI webhook() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(process::log).isTrue();
            return PORT.matcher(process.log()).find();
        });
        Matcher port = PORT.matcher(process.log());
        assertThat(port.find()).isTrue();
        return URI.create("http://127.0.0.1:" + port.group(1) + "/autoenhance");
    }

    void stop() throws IOException, InterruptedException {
        assertThat(process.stop()).as(process::log).isTrue();
    }

    void kill() throws InterruptedException {
        assertThat(process.kill()).isTrue();
    }

    String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
