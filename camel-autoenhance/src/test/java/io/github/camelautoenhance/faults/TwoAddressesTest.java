/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.testing.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host with two addresses, at the first of which nobody is: in a process of its own that knows such a host. */
class TwoAddressesTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void row_43_tries_next_address_of_host_after_dead_one() throws Exception {
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().host("localhost").start()) {
            // given
            Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.2 localhost\n127.0.0.1 localhost\n");
            Path log = folder.resolve("log.txt");

            // when
            int exit = JavaProgram.run(
                    TwoAddressesProgram.class, log, List.of("-Djdk.net.hosts.file=" + hosts), emulator.baseUrl());

            // then
            assertThat(exit).isZero();
            assertThat(Files.readString(log)).contains("[localhost/127.0.0.2, localhost/127.0.0.1]", "uploaded");
            assertThat(emulator.images()).extracting(EmulatedImage::bytes).containsExactly(1000L);
        }
    }
}
