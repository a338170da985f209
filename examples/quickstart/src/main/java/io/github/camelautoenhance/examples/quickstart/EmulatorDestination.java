/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The emulator in this process. What to take home: it tells the digest of each photo that it stored, so a test of one's
 * own routes can compare what arrived with what was sent.
 *
 * <pre>{@code
 * try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start()) {
 *     Destination destination = new EmulatorDestination(emulator);
 * }
 * }</pre>
 */
final class EmulatorDestination implements Destination {

    private final AutoenhanceEmulator emulator;

    EmulatorDestination(AutoenhanceEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public String name() {
        return "the emulator in this process, " + emulator.pageUrl();
    }

    @Override
    public String baseUrl() {
        return emulator.baseUrl();
    }

    @Override
    public String apiKey() {
        return emulator.apiKey();
    }

    @Override
    public boolean passing(String status) {
        return status.equals("waiting") || status.equals("processing");
    }

    @Override
    public Proof proof(Path file, String imageId, String status) {
        try {
            Optional<String> stored = emulator.image(imageId).map(EmulatedImage::sha256);
            return stored.equals(Optional.of(Sha256.of(file))) ? Proof.SAME_BYTES : Proof.NONE;
        } catch (IOException goneMeanwhile) {
            return Proof.NONE;
        }
    }

    @Override
    public String meaning() {
        return "arrived byte for byte: the SHA-256 of the file is that of what the emulator stored.";
    }
}
