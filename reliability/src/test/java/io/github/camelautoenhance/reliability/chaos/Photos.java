/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The photos of one run. The name says what is to become of it: {@code stream} is handed over as a stream that can be
 * read once, {@code deaf} never gets a reply to its create, {@code mute} none to its upload.
 */
record Photos(int small, int large) {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** Writes the files; returns their SHA-256 by name. */
    Map<String, String> writeTo(Path inbox, String prefix, long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, String> digests = new TreeMap<>();
        for (int i = 0; i < small; i++) {
            String kind = i % 1000 == 10 ? "deaf" : i % 1000 == 20 ? "mute" : i % 5 == 0 ? "stream" : "file";
            write(inbox, name(prefix, kind, i), random, 2 * KIB + random.nextInt(18 * KIB), digests);
        }
        for (int i = 0; i < large; i++) {
            String kind = i % 3 == 0 ? "large-stream" : "large";
            write(inbox, name(prefix, kind, i), random, 5 * MIB + random.nextInt(15 * MIB), digests);
        }
        return digests;
    }

    private static String name(String prefix, String kind, int i) {
        return "%s-%s-%05d.jpg".formatted(prefix, kind, i);
    }

    private static void write(Path inbox, String name, Random random, int length, Map<String, String> digests)
            throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        Files.write(inbox.resolve(name), bytes);
        digests.put(name, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
