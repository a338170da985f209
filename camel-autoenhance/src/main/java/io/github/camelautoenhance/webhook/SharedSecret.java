/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.util.Sha256;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The value that the service sends with each event to show that it is the service. */
final class SharedSecret {

    /** Not {@code Authorization}: the service sends the value as it was saved, under this name. */
    static final String HEADER = "Authentication";

    private final byte @Nullable [] expected;

    private SharedSecret(byte @Nullable [] expected) {
        this.expected = expected;
    }

    /** Throws IllegalArgumentException, which does not repeat it, for a secret that no header can bring. */
    static SharedSecret of(String secret) {
        if (secret.isBlank() || !secret.equals(secret.strip())) {
            throw new IllegalArgumentException("webhookSecret must not be empty, nor begin or end with blanks");
        }
        if (!secret.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "webhookSecret must not hold line breaks or characters other than printable ASCII");
        }
        return new SharedSecret(Sha256.of(secret));
    }

    /** Everybody is believed. */
    static SharedSecret none() {
        return new SharedSecret(null);
    }

    /** Whether this is the secret; it takes as long whatever is wrong with it. */
    boolean isShownBy(@Nullable String header) {
        // Digests: the time to compare texts of different lengths would tell how long the secret is.
        return expected == null || (header != null && MessageDigest.isEqual(expected, Sha256.of(header)));
    }
}
