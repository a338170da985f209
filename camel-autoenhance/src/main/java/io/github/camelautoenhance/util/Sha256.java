/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts. */
public final class Sha256 {

    /** In bytes: enough that no two texts ever meet, and short for the columns of databases. */
    private static final int SHORT = 16;

    private Sha256() {}

    /** The whole digest. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The first half of the digest, as 32 hexadecimal digits: part of a key. */
    public static String shortHex(String text) {
        return HexFormat.of().formatHex(of(text), 0, SHORT);
    }
}
