/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * Digests of photos, as 64 hex digits. Files are read and written block by block: photos can be large.
 *
 * <pre>{@code
 * String digest = Sha256.of(Path.of("kitchen.jpg"));
 * }</pre>
 */
public final class Sha256 {

    private static final int BLOCK = 8192;

    private Sha256() {}

    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] photo) {
        return HexFormat.of().formatHex(sha256().digest(photo));
    }

    /** Writes a file of random bytes for a test and returns its digest; the same seed gives the same bytes. */
    public static String writeRandom(Path file, int length, long seed) throws IOException {
        MessageDigest digest = sha256();
        Random random = new Random(seed);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int left = length; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, Math.min(left, block.length));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
