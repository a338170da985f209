/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import io.github.camelautoenhance.emulator.samples.SamplePhotos;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder with everything that a run on the emulator needs: the photos to send, the broker's files, and the
 * route's temporary ones. It is deleted at the end.
 *
 * <pre>{@code
 * try (RunFolder folder = RunFolder.withSamples()) {
 *     send(folder.outbox());
 * }
 * }</pre>
 *
 * @param root the folder
 */
record RunFolder(Path root) implements AutoCloseable {

    /** Six photos of one house. */
    static RunFolder withSamples() throws IOException {
        RunFolder folder = new RunFolder(Files.createTempDirectory("jms-to-autoenhance"));
        SamplePhotos.writeTo(folder.outbox());
        return folder;
    }

    Path outbox() {
        return root.resolve("outbox");
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path spool() {
        return root.resolve("spool");
    }

    /** The SHA-256 of each photo, as long as they are all in the outbox. */
    List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>();
        try (Stream<Path> files = Files.list(outbox())) {
            for (Path file : files.toList()) {
                digests.add(sha256(file));
            }
        }
        return digests;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
