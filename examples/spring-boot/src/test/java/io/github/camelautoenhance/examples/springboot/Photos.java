/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Bytes that begin as a JPEG does, and go on as no others. */
final class Photos {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};

    private Photos() {}

    static byte[] ofSize(int size) {
        byte[] photo = new byte[size];
        new Random(size).nextBytes(photo);
        System.arraycopy(JPEG, 0, photo, 0, JPEG.length);
        return photo;
    }

    /** Writes a photo of many blocks, without ever holding it whole; tells its SHA-256. */
    static String write(Path file, int blocks, int blockSize) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = ofSize(blockSize);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int i = 0; i < blocks; i++) {
                out.write(block);
                block[block.length - 1 - i]++;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
