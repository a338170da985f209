/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.nio.file.Path;

/**
 * Where the photos go, and how one finds out that they got there.
 *
 * <pre>{@code
 * Destination destination = new EmulatorDestination(emulator);
 * }</pre>
 */
interface Destination {

    /** What it is, for the person. */
    String name();

    /** The address of the API. */
    String baseUrl();

    /** The key for it: a secret, so it is never part of a {@code toString}. */
    String apiKey();

    /** Whether a record in this state will soon be in another one, so that it is worth a second look. */
    boolean passing(String status);

    /** What can be proved of a photo that was uploaded. */
    Proof proof(Path file, String imageId, String status);

    /** What such a proof means, as a sentence that begins with "3 of 3 photos". */
    String meaning();

    /** How well it is known that a photo is there. */
    enum Proof {
        /** The destination has exactly the bytes of the file. */
        SAME_BYTES("yes"),
        /** The destination has a record, whose state says that the photo is there. The bytes cannot be seen. */
        RECORD_ONLY("not shown"),
        /** The photo is not there, or another one. */
        NONE("NO");

        private final String word;

        Proof(String word) {
            this.word = word;
        }

        /** What the table says under "bytes equal". */
        String word() {
            return word;
        }
    }
}
