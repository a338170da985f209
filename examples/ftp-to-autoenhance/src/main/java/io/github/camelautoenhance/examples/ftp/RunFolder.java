/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

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
 * A temporary folder with everything that a run on the emulator needs: the two servers' files, the file that says who
 * the SFTP server is, and {@code photos.home}. It is deleted at the end.
 *
 * <pre>{@code
 * try (RunFolder folder = RunFolder.withSamples()) {
 *     serve(folder.ftp());
 * }
 * }</pre>
 *
 * @param root the folder, empty
 */
record RunFolder(Path root) implements AutoCloseable {

    /** Three photos of one house on each server. */
    static RunFolder withSamples() throws IOException {
        RunFolder folder = new RunFolder(Files.createTempDirectory("ftp-to-autoenhance"));
        Path villa = Files.createDirectories(folder.ftp().resolve("villa-42"));
        Path loft = Files.createDirectories(folder.sftp().resolve("loft-7"));
        List<Path> photos = SamplePhotos.writeTo(villa);
        for (Path photo : photos.subList(photos.size() / 2, photos.size())) {
            Files.move(photo, loft.resolve(photo.getFileName()));
        }
        return folder;
    }

    Path ftp() {
        return root.resolve("ftp-server");
    }

    Path sftp() {
        return root.resolve("sftp-server");
    }

    Path home() {
        return root.resolve("photos");
    }

    Path knownHosts() {
        return root.resolve("known_hosts");
    }

    /** The SHA-256 of each photo, as long as they are all on the servers. */
    List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jpg")).toList()) {
                digests.add(sha256(file));
            }
        }
        return digests;
    }

    /** The files with the reasons why photos were put aside, each with its name. */
    List<String> reasons() throws IOException {
        Path failed = home().resolve("failed");
        List<String> reasons = new ArrayList<>();
        if (Files.exists(failed)) {
            try (Stream<Path> files = Files.walk(failed)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".reason.txt"))
                        .toList()) {
                    reasons.add("\n" + file + "\n" + Files.readString(file) + "\n");
                }
            }
        }
        return reasons;
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
